"""Text for fonts from before Unicode, as keyboards of that time stored it."""

import unicodedata

import pytest

from pipeline.text.legacy_fonts import is_legacy, join, to_unicode

LETTERS = "áàảãạ ăắằẳẵặ âấầẩẫậ đ éèẻẽẹ êếềểễệ íìỉĩị óòỏõọ ôốồổỗộ ơớờởỡợ úùủũụ ưứừửữự ýỳỷỹỵ"
TCVN3 = "¸µ¶·¹ ¨¾»¼½Æ ©ÊÇÈÉË ® ÐÌÎÏÑ ªÕÒÓÔÖ Ý×ØÜÞ ãßáâä «èåæçé ¬íêëìî óïñòô \xadøõö÷ù ýúûüþ"
VNI = (
    "aùaøaûaõaï aêaéaèaúaüaë aâaáaàaåaãaä ñ eùeøeûeõeï eâeáeàeåeãeä íìæóò oùoøoûoõoï oâoáoàoåoãoä "
    "ôôùôøôûôõôï uùuøuûuõuï ööùöøöûöõöï yùyøyûyõî"
)

SENTENCES = [
    # Unicode, TCVN3, VNI
    (
        "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc",
        "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc",
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc",
    ),
    (
        "Tỷ lệ văn bản, hồ sơ giải quyết đúng hạn; không để quá hạn kéo dài",
        "Tû lÖ v¨n b¶n, hå s¬ gi¶i quyÕt ®óng h¹n; kh«ng ®Ó qu¸ h¹n kÐo dµi",
        "Tyû leä vaên baûn, hoà sô giaûi quyeát ñuùng haïn; khoâng ñeå quaù haïn keùo daøi",
    ),
    (
        "Số người được bồi dưỡng nghiệp vụ vượt mức, kỹ năng sử dụng phần mềm cũng khá",
        "Sè ng\xadêi ®\xadîc båi d\xadìng nghiÖp vô v\xadît møc, kü n¨ng sö dông phÇn mÒm còng kh¸",
        "Soá ngöôøi ñöôïc boài döôõng nghieäp vuï vöôït möùc, kyõ naêng söû duïng phaàn meàm cuõng khaù",
    ),
    (
        "Ý kiến, kiểm điểm, thẳng thắn, cẩn thận, mẫu mực, nghỉ lễ, hỗ trợ, đoàn kết, bảo vệ, gửi lịch, ủy ban",
        "ý kiÕn, kiÓm ®iÓm, th¼ng th¾n, cÈn thËn, mÉu mùc, nghØ lÔ, hç trî, ®oµn kÕt, b¶o vÖ, göi lÞch, ñy ban",
        "YÙ kieán, kieåm ñieåm, thaúng thaén, caån thaän, maãu möïc, nghæ leã, hoã trôï, ñoaøn keát, baûo veä, "
        "göûi lòch, uûy ban",
    ),
]  # fmt: skip


def test_every_vowel_with_every_tone_in_tcvn3() -> None:
    assert to_unicode(TCVN3, ".VnTime") == LETTERS


def test_every_vowel_with_every_tone_in_vni() -> None:
    assert to_unicode(VNI, "VNI-Times") == LETTERS
    assert to_unicode(VNI.upper(), "VNI-Helve") == LETTERS.upper()


@pytest.mark.parametrize(("unicode", "tcvn3", "vni"), SENTENCES)
def test_whole_sentences(unicode: str, tcvn3: str, vni: str) -> None:
    # The ordinary fonts of TCVN3 have no capitals with a tone: people typed the small letter.
    assert to_unicode(tcvn3, ".VnArial Narrow").casefold() == unicode.casefold()
    assert to_unicode(vni, "VNI-Times") == unicode


def test_capitals_of_tcvn3() -> None:
    assert to_unicode("¡ ¢ § £ ¤ ¥ ¦", ".VnTime") == "Ă Â Đ Ê Ô Ơ Ư"
    assert to_unicode("b¸o c¸o Tæng kÕt n¨m 2018", ".VnTimeH") == "BÁO CÁO TỔNG KẾT NĂM 2018"
    assert to_unicode("§¹t", ".VnArialH") == "ĐẠT"


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", "Vni Times", "Vntime", "", "Calibri"])
def test_other_fonts_change_nothing(font: str) -> None:
    assert not is_legacy(font)
    assert to_unicode("Kh«ng, Khoâng, Không", font) == "Kh«ng, Khoâng, Không"


@pytest.mark.parametrize("font", [".VnTime", ".vntime", ".VNTIMEH", "VNI-Times", "vni-helve"])
def test_names_of_legacy_fonts(font: str) -> None:
    assert is_legacy(font)


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
@pytest.mark.parametrize("text", ["Đạt kế hoạch", "Cờ thi đua", "Nội dung", "Ke\u0302\u0301t quả", "Năm"])
def test_what_is_unicode_already_stays(font: str, text: str) -> None:
    assert to_unicode(text, font) == text


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_plain_letters_numbers_and_quotes_stay(font: str) -> None:
    assert to_unicode("BC 01/2018 – “A1”: 95,5%", font) == "BC 01/2018 – “A1”: 95,5%"


def test_the_result_is_nfc() -> None:
    for stored, font in ((TCVN3, ".VnTime"), (VNI, "VNI-Times")):
        assert unicodedata.is_normalized("NFC", to_unicode(stored, font))


def test_text_in_several_fonts_is_converted_part_by_part() -> None:
    runs = [("Đạt: ", "Times New Roman"), ("Kh«ng", ".VnTime"), ("; khoâng; ", "VNI-Times"), ("có", "")]
    assert join(runs) == "Đạt: Không; không; có"
