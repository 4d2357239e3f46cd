"""What was chosen and found out so far. Pure: steps read it and write into it; nothing is lost when one goes back."""

from __future__ import annotations

from dataclasses import dataclass, field

from connector.control.setting_up import (
    BooksTried,
    ConnectionSettings,
    FoundBooks,
    KnownOrganization,
    Provider,
    Value,
    Way,
)


@dataclass(slots=True)
class Draft:
    """A connection on its way."""

    providers: tuple[Provider, ...] = ()
    provider: str = ""
    way: str = ""
    settings: dict[str, Value] = field(default_factory=dict)
    """What differs from the usual."""
    secrets: dict[str, str] = field(default_factory=dict, repr=False)
    found: FoundBooks | None = None
    """What was chosen of what lies on this PC."""
    tried: BooksTried | None = None
    """What the books told when they were opened."""
    organizations: tuple[KnownOrganization, ...] = ()
    platform: str = ""
    """Address that is offered for pairing."""
    organization: str = ""
    """Slug of the organization that was chosen."""
    kept: ConnectionSettings | None = None
    """The connection, once there is one; it does nothing by itself before the last step."""
    changing: bool = False
    """A connection that has long been at work gets another sign-in; everything else about it stays."""

    @property
    def connection(self) -> str:
        """Id of the connection; empty before there is one."""
        return self.kept.connection if self.kept is not None else ""

    @property
    def company(self) -> str:
        """What people call the company, as far as it is known by now."""
        if self.tried is not None and self.tried.company:
            return self.tried.company
        if self.kept is not None:
            return self.kept.title
        return self.found.name if self.found is not None else ""

    def choose(self, provider: str, way: str = "", found: FoundBooks | None = None) -> None:
        """Take other books; what was typed for the former ones is of no use for them."""
        if (provider, way, found.path if found else "") == (self.provider, self.way, self.place()):
            return
        self.provider, self.way, self.found, self.tried = provider, way, found, None
        self.settings = dict(found.settings) if found is not None else {}
        self.secrets = {}

    def place(self) -> str:
        """Where the chosen books lie, as far as that was said before anybody signed in."""
        return self.found.path if self.found is not None else str(self.settings.get("path", ""))

    def is_file(self) -> bool:
        """Whether the chosen way leads to a company file."""
        return any(setting.name == "path" for setting in self.chosen_way().settings)

    def spec(self) -> Provider | None:
        """The chosen provider."""
        return next((each for each in self.providers if each.name == self.provider), None)

    def chosen_way(self) -> Way:
        """The chosen way into the books, with what it asks for."""
        known = self.spec()
        return next((each for each in known.ways if each.name == self.way), Way()) if known else Way()

    def waiting(self) -> tuple[KnownOrganization, ...]:
        """Organizations that have no books of this provider yet."""
        return tuple(each for each in self.organizations if self.provider not in each.connected)

    def paired_with(self) -> KnownOrganization | None:
        """The chosen organization."""
        return next((each for each in self.organizations if each.slug == self.organization), None)

    def pair(self, organization: KnownOrganization) -> None:
        """Take a newly paired organization."""
        rest = tuple(each for each in self.organizations if each.slug != organization.slug)
        self.organizations = (*rest, organization)
        self.organization = organization.slug
