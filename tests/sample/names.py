"""Names, places and goods in English, Malay, Chinese and Tamil, as pools of equal size that the server picks from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice
from typing import Final

from tests.sample.variant import Charset

POOL_SIZE: Final = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a pool, as bytes in the character set of the database."""

    kind: str
    number: int
    texts: tuple[bytes, bytes, bytes]


def _split(text: str, mark: str = ",") -> list[str]:
    return [part.strip() for part in text.replace("\n", " ").split(mark) if part.strip()]


_ENGLISH = {
    "A0": _split("""Golden, Pacific, Evergreen, Northern, Sunrise, Premier, Straits, Harbour, Café Rosé, Liberty,
        Summit, Orchid, Silverline, Blue Ocean, O'Brien, Grand, Prime, Crystal, Peninsula, Apex, Metro, Royal"""),
    "B0": _split("""Hardware, Stationery, Catering, Engineering, Logistics, Printing, Furniture, Textiles, Motors,
        Foods, Pharmacy, Electrical, Packaging, Marine, Plastics, Interiors, Computer, Garden, Optical, Seafood"""),
    "C0": _split("Sdn Bhd, Sdn. Bhd., Enterprise, Trading, & Sons, (M) Sdn Bhd, Holdings Bhd, Services, PLT, Supplies"),
}
_MALAY = {
    "A1": _split("""Kedai Runcit, Syarikat, Perniagaan, Warung, Kedai Makan, Butik, Bengkel, Restoran, Pasar Mini,
        Koperasi, Kedai Buku, Klinik, Perusahaan, Kedai Kain, Percetakan, Tadika"""),
    "B1": _split("""Ahmad bin Ismail, Siti Aminah, Mohd Faizal, Nurul Huda, Haji Osman, Mak Cik Kiah, Azman & Anak,
        Che Wan, Zainab binti Yusof, Razak, Norhayati, Pak Din, Hajah Rokiah, Seri Murni, Cahaya Timur, Bumi Hijau"""),
    "C1": _split("Enterprise, Sdn Bhd, Maju, Jaya, & Anak-Anak, Utama, Resources, Bersatu, (Cawangan Ipoh), Gemilang"),
}
_CHINESE = {
    "A2": _split("Tan, Lim, Lee, Wong, Ng, Chan, Goh, Ong, Teoh, Chong, Yap, Koh, Low, Khoo, Foo, Chin"),
    "B2": _split("Ah Kow, Mei Ling, Boon Huat, Siew Mun, Kok Keong, Chee Seng, Hock Lee, Swee Lan, Wai Kit, Yoke Peng"),
    "C2": _split("Trading Sdn Bhd, Hardware, & Co, Brothers Sdn Bhd, Motor Works, Restaurant, Industries, Enterprise"),
    "E2": _split("陈, 林, 李, 王, 黄, 曾, 吴, 王, 张, 钟, 叶, 许, 刘, 邱, 符, 陈氏"),
    "F2": _split(
        "记贸易有限公司, 兄弟五金行, 美玲茶餐室, 发财记, 源合成酱油厂, 福建会馆, 顺兴汽车修理厂, 联合印务, 大东酒楼"
    ),
}
_TAMIL = {
    "A3": _split("Muthu, Raman, Saravanan, Lakshmi, Kumar, Devi, Siva, Ganesan, Anjali, Subramaniam, Letchumi, Ravi"),
    "B3": _split(
        "a/l Perumal, a/l Krishnan, a/p Govindasamy, Vilas, Curry House, Saree Centre, Jewellers, a/l Muniandy"
    ),
    "C3": _split("Enterprise, Sdn Bhd, & Brothers, Stores, Catering, Transport, Textiles, Trading"),
    "E3": _split("முருகன், லட்சுமி, சரவணன், கணேசன், தேவி, குமார், சிவா, மீனாட்சி, ராமன், அன்னபூரணி"),
    "F3": _split("ஸ்டோர்ஸ், உணவகம், நகை மாளிகை, டிரேடிங், ஜவுளிக் கடை, மளிகைக் கடை, அச்சகம்"),
}
_SECOND = {
    "E0": _split("formerly, trading as, branch of, agent for"),
    "F0": _split("Old Town, North Star, Eastern Union, Twin Palms"),
    "E1": _split("dahulunya, cawangan, ejen bagi"),
    "F1": _split("Seri Kembangan, Kota Bharu, Batu Pahat, Muar"),
}
_PLACES = {
    "STREET": _split("""Jalan Ampang, Jalan Sultan Ismail, Lorong Bukit Raja, Jalan SS 2/24, Persiaran Surian,
        Jalan Tun Razak, Lebuh Chulia, Jalan Meru, Jalan Kuching, Lorong Haji Taib, Jalan Permas 10/5, Jalan Gaya,
        Jalan Datuk Keramat, Lebuh Pasar Besar, Jalan PJU 7/3, Jalan Masjid India"""),
    "TAMAN": _split("""Taman Melawati, Bandar Baru Bangi, Taman Desa, Kawasan Perindustrian Senai, Seksyen 7,
        Taman Johor Jaya, Bukit Mertajam, Taman Sri Muda, Kampung Baru, Taman Perling, Pusat Bandar, Batu Caves"""),
    "PERSON": _split("""Puan Aishah, Mr Lim Chee Keong, Encik Hafiz, Ms Jennifer Tan, Mr Ravi Chandran, Datin Rosnah,
        Miss Wong Li Ying, Encik Kamarul, Mdm Saraswathy, Mr Peter D'Souza, 陈美玲, முத்துலட்சுமி"""),
    "CITY": _split(
        """Kuala Lumpur|W.P. Kuala Lumpur|50, Petaling Jaya|Selangor|46, Shah Alam|Selangor|40, Klang|Selangor|41,
        George Town|Pulau Pinang|10, Ipoh|Perak|30, Johor Bahru|Johor|80, Muar|Johor|84, Melaka|Melaka|75,
        Seremban|Negeri Sembilan|70, Kuantan|Pahang|25, Kota Bharu|Kelantan|15, Kuala Terengganu|Terengganu|20,
        Alor Setar|Kedah|05, Kangar|Perlis|01, Kota Kinabalu|Sabah|88, Kuching|Sarawak|93, Sibu|Sarawak|96"""
    ),
}
_GOODS = {
    "ITEM0": _split("""Ball Pen Blue, Copy Paper A4 80gsm, LED Bulb 12W, Steel Hammer 16oz, Office Chair, Safety Boots,
        USB Cable 1m, Wall Paint White, Extension Socket 5m, Mineral Water, Whiteboard Marker, Cordless Drill 18V"""),
    "ITEM1": _split("""Beras Wangi Siam, Minyak Masak, Gula Pasir, Tepung Gandum, Kicap Manis, Sos Cili, Ikan Bilis,
        Kopi Kampung, Kain Batik, Songkok Hitam, Kerepek Pisang, Sambal Belacan"""),
    "ITEM2": _split("""铁观音茶叶, 冬菇 Dried Mushroom, 酱油 Soy Sauce, 腊肠, 月饼礼盒, 红枣, 燕窝饮料, 米粉 Bee Hoon,
        五香粉, 瓷碗 Porcelain Bowl, 灯笼, 春联"""),
    "ITEM3": _split("""பாசுமதி அரிசி, மஞ்சள் தூள், மிளகாய் தூள் Chilli Powder, நெய் Ghee, சேலை, பருப்பு Dhal, தேங்காய் எண்ணெய்,
        அகர்பத்தி, குத்துவிளக்கு, முறுக்கு"""),
    "BRAND": _split(
        "Faber, Cap Rambutan, Sunlite, Ayam Emas, Kiwi, Panda, Orchid, Maxpro, Sedap, Nusantara, 3R, Tiga Anak"
    ),
    "PACK": _split('500g, 1kg, 5kg, 250ml, 1L, x12, x24, (L), (XL), 10mm, 6\', "Premium", 30cm, A4, Tin 400g, Sachet'),
    "SERVICE": _split("""Delivery charge, Transport to site, Installation, Consultation (2 hours), Upah pemasangan,
        运费, Special discount, Rounding goods, போக்குவரத்து கட்டணம், Deposit received"""),
    "NOTE": _split(
        """Please collect before 5pm.|Call the site first.#Hantar sebelum tengah hari; jumpa Encik Hafiz di kaunter.#
        交货前请打电话。#வருவதற்கு முன் அழைக்கவும்.#Customer asked for two copies. Line one.#Cheque on hand.#
        Barang rapuh - handle with care, 100% refund & exchange <7 days>.""",
        "#",
    ),
}
_ROMAN = {  # no code page of an old PC holds Tamil
    "E3": ["Sri", "Om", "New"],
    "F3": ["Murugan Stores", "Lakshmi Vilas", "Devi Jewellers"],
    "ITEM3": ["Basmathi Rice", "Manjal Thool", "Ghee", "Saree", "Dhal", "Murukku"],
}


def pools(charset: Charset) -> list[Entry]:
    """All pools, each filled up to `POOL_SIZE` by repetition."""
    kinds = {**_ENGLISH, **_MALAY, **_CHINESE, **_TAMIL, **_SECOND, **_PLACES, **_GOODS}
    if charset is Charset.NONE:
        kinds |= _ROMAN
        kinds = {kind: [text for text in texts if _legacy(text)] for kind, texts in kinds.items()}
    kinds["RTF"] = [_rich(text) for kind in ("ITEM0", "ITEM1", "ITEM2", "ITEM3") for text in kinds[kind][:8]]
    return [
        Entry(kind, number, _three(text, charset))
        for kind, texts in kinds.items()
        for number, text in enumerate(islice(cycle(texts), POOL_SIZE))
    ]


def encoded(text: str, charset: Charset) -> bytes:
    """Bytes as the vendor's program would have stored them: UTF-8, or the code page of a Western or Chinese PC."""
    if charset is Charset.UTF8:
        return text.encode("utf-8")
    return _legacy(text) or b""


def _legacy(text: str) -> bytes | None:
    for page in ("cp1252", "gbk"):
        try:
            return text.encode(page)
        except UnicodeEncodeError:
            continue
    return None


def _three(text: str, charset: Charset) -> tuple[bytes, bytes, bytes]:
    parts = text.split("|") if text.count("|") == 2 else [text]
    first, second, third = (encoded(part, charset) for part in [*parts, "", ""][:3])
    return first, second, third


def _rich(text: str) -> str:
    """The text as the vendor's rich text editor writes it."""
    body = "".join(char if char.isascii() else f"\\u{_signed(ord(char))}?" for char in text)
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0\deflang1033{\fonttbl{\f0\fnil\fcharset0 Tahoma;}}"
        r"\viewkind4\uc1\pard\f0\fs16 " + body + r"\par \b 100% original\b0\par }"
    )


def _signed(code: int) -> int:
    return code - 65_536 if code > 32_767 else code
