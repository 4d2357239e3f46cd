"""What faces ask so seldom that its code is loaded when somebody first does."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from connector.agent.access import Access
from connector.agent.agent import Agent
from connector.control import cloud_accounts, diagnosis, mapping_desk
from connector.control import messages as say
from connector.domain.errors import Unsupported

if TYPE_CHECKING:
    from connector.agent.cloud_accounts import CloudAccounts
    from connector.agent.diagnostics.package import Diagnostics
    from connector.agent.log_of_hosted import LogOfHosted
    from connector.agent.mapping_desk import MappingDesk


class RareCommands:
    """Answers what concerns diagnostics and mappings."""

    def __init__(self, agent: Agent, access: Access) -> None:
        self._agent = agent
        self._access = access

    def answers(self, request: say.Request) -> bool:
        """Whether it is one of these."""
        return isinstance(request, diagnosis.Request | mapping_desk.Request | cloud_accounts.Request)

    def reply(self, request: say.Request) -> say.Message:
        """The reply. Raises BridgeError, which is told to the client."""
        if isinstance(request, diagnosis.Request):
            return self._diagnostics.reply(request)
        if isinstance(request, mapping_desk.Request):
            return self._mappings.reply(request)
        if isinstance(request, cloud_accounts.Request):
            return self.cloud.reply(request)
        raise Unsupported("The agent does not know this request.")

    @cached_property
    def cloud(self) -> CloudAccounts:
        """Providers that people sign in at."""
        from connector.agent.cloud_accounts import CloudAccounts

        return CloudAccounts(self._access)

    @cached_property
    def cloud_logs(self) -> LogOfHosted:
        """Their logs, which the platform has."""
        from connector.agent.log_of_hosted import LogOfHosted

        return LogOfHosted(self._access)

    @cached_property
    def _diagnostics(self) -> Diagnostics:
        from connector.agent.diagnostics.package import Diagnostics
        from connector.agent.diagnostics.subject import RunningAgent

        return Diagnostics(RunningAgent(self._agent))

    @cached_property
    def _mappings(self) -> MappingDesk:
        from connector.agent.mapping_desk import MappingDesk

        return MappingDesk(self._agent)
