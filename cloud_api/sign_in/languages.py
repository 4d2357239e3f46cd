"""What a browser shows on the way of a sign-in, in the language that it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Final

from connector.domain.languages import LANGUAGES, preferred

_spoken: ContextVar[str] = ContextVar("spoken", default="en")


def speak(accepted: str) -> None:
    """Answer this request in the language that its browser likes best."""
    _spoken.set(preferred(accepted))


def spoken() -> str:
    """Code of the language of this request."""
    return _spoken.get()


def said(text: str) -> str:
    """A text of ours in the language of this request, as it stands where nobody translated it."""
    code = _spoken.get()
    known = _WORDS.get(text)
    return text if code == "en" or known is None else known[LANGUAGES.index(code) - 1]


_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "This answer belongs to no sign-in": ("Jawapan ini bukan milik mana-mana log masuk", "此回复不属于任何一次登录"),
    "It was not begun here, or it was finished long ago. Nothing was connected. Begin again where you connect.": (
        (
            "Ia tidak dimulakan di sini, atau sudah lama selesai. Tiada apa-apa disambungkan. Mulakan semula "
            "di tempat anda menyambung."
        ),
        "它不是在这里开始的，或者早已结束。没有建立任何连接。请在您进行连接的地方重新开始。",
    ),
    "This link was used already": ("Pautan ini telah digunakan", "此链接已经用过"),
    "Each works once. What it began goes on in the window where it was first opened; otherwise begin again.": (
        (
            "Setiap satu berfungsi sekali sahaja. Apa yang dimulakannya diteruskan dalam tetingkap yang mula-"
            "mula membukanya; jika tidak, mulakan semula."
        ),
        "每个链接只能使用一次。它所开始的操作会在最初打开它的窗口中继续；否则请重新开始。",
    ),
    "It took too long": ("Ia mengambil masa terlalu lama", "时间太长了"),
    "The sign-in was given up, and nothing was connected. Begin again.": (
        "Log masuk dihentikan, dan tiada apa-apa disambungkan. Mulakan semula.",
        "登录已放弃，没有建立任何连接。请重新开始。",
    ),
    "This sign-in was begun in another browser": (
        "Log masuk ini dimulakan dalam pelayar lain",
        "此次登录是在另一个浏览器中开始的",
    ),
    "Nothing was connected. It can only be finished where it was begun: go back there, or begin again here.": (
        (
            "Tiada apa-apa disambungkan. Ia hanya boleh diselesaikan di tempat ia dimulakan: kembali ke sana,"
            " atau mulakan semula di sini."
        ),
        "没有建立任何连接。只能在开始的地方完成：请回到那里，或在这里重新开始。",
    ),
    "The answer came from somebody else": ("Jawapan itu datang daripada pihak lain", "回复来自另一方"),
    "It belongs to a sign-in at another provider. Nothing was connected, and that sign-in was given up.": (
        "Ia milik log masuk pada penyedia lain. Tiada apa-apa disambungkan, dan log masuk itu dihentikan.",
        "它属于另一个服务商的登录。没有建立任何连接，那次登录也已放弃。",
    ),
    "Nobody may begin here like this": (
        "Tiada sesiapa boleh bermula di sini dengan cara ini",
        "不能以这种方式从这里开始",
    ),
    "A sign-in is begun by the connector on a PC, or by an admin who is signed in to the platform.": (
        "Log masuk dimulakan oleh penyambung pada komputer, atau oleh pentadbir yang telah log masuk ke platform.",
        "登录须由电脑上的连接程序开始，或由已登录平台的管理员开始。",
    ),
    "It was not allowed": ("Ia tidak dibenarkan", "未获允许"),
    "You, or the provider, did not allow the connection. Nothing was connected.": (
        "Anda atau penyedia tidak membenarkan sambungan itu. Tiada apa-apa disambungkan.",
        "您或服务商没有允许此连接。没有建立任何连接。",
    ),
    "The provider refused": ("Penyedia menolak", "服务商拒绝了"),
    "It did not accept the sign-in. Nothing was connected. Try again later.": (
        "Ia tidak menerima log masuk itu. Tiada apa-apa disambungkan. Cuba lagi kemudian.",
        "它没有接受此次登录。没有建立任何连接。请稍后再试。",
    ),
    "Nothing was chosen": ("Tiada apa-apa dipilih", "没有选择任何账户"),
    "The sign-in opened no account that can be connected. Sign in again and choose one.": (
        "Log masuk itu tidak membuka akaun yang boleh disambungkan. Log masuk semula dan pilih satu.",
        "此次登录没有打开任何可以连接的账户。请重新登录并选择一个。",
    ),
    "Another account is connected": ("Akaun lain telah disambungkan", "已连接另一个账户"),
    "One account belongs to one organization: this one has another, or another one has this. Nothing was changed.": (
        (
            "Satu akaun milik satu organisasi: organisasi ini ada akaun lain, atau organisasi lain ada akaun "
            "ini. Tiada apa-apa diubah."
        ),
        "一个账户只属于一个机构：此机构已有另一个账户，或此账户已属于另一个机构。没有任何改动。",
    ),
    "The provider did not answer": ("Penyedia tidak menjawab", "服务商没有回应"),
    "Whether it took note of the sign-in is not known; nothing was connected. Try again in a moment.": (
        "Tidak diketahui sama ada ia mencatat log masuk itu; tiada apa-apa disambungkan. Cuba lagi sebentar lagi.",
        "不清楚它是否记录了此次登录；没有建立任何连接。请稍后再试。",
    ),
    "The platform is not ready for that": ("Platform belum bersedia untuk itu", "平台尚未准备好"),
    "Its operator has to register it with the provider, or to mend that. Nothing was connected.": (
        "Pengendalinya perlu mendaftarkannya dengan penyedia, atau membetulkannya. Tiada apa-apa disambungkan.",
        "平台的运营者需要在服务商处登记，或修正登记。没有建立任何连接。",
    ),
    "Which {account} shall be connected?": ("{account} yang mana perlu disambungkan?", "要连接哪个{account}？"),
    "{provider} opened several.": ("{provider} membuka beberapa.", "{provider} 打开了多个。"),
    "Connect": ("Sambung", "连接"),
    "account": ("akaun", "账户"),
    "organisation": ("organisasi", "机构"),
    "company": ("syarikat", "公司"),
    "page": ("halaman", "主页"),
}
