import subprocess
import sys

import pytest

from coach.analysis import analyse

ENGLISH, CHINESE = {"en"}, {"zh"}


@pytest.mark.parametrize(
    ("source", "language", "applies"),
    [
        ("Please confirm the delivery date.", "en", ENGLISH),
        ("Stainless steel double wall vacuum insulated bottle, matte black", "en", ENGLISH),
        ("Tom Li", "en", ENGLISH),
        ("24/11/2026", "en", ENGLISH),
        ("请确认交货期。", "zh", CHINESE),
        ("請確認交貨期。", "zh", CHINESE),
        ("请在weekend之前安排delivery。", "zh", {"en", "zh"}),
        ("请ASAP安排。", "zh", {"en", "zh"}),
        ("ありがとうございます。", "ja", set()),
        ("감사합니다. 확인 부탁드립니다.", "ko", set()),
        ("Привет, как дела?", "ru", set()),
        ("شكرا جزيلا", "ar", set()),
        ("ขอบคุณครับ", "th", set()),
        ("Vielen Dank für Ihre Bestellung, wir liefern sie am Montag.", "de", set()),
        ("Merci pour votre message, nous avons bien reçu la commande.", "fr", set()),
        ("Hola, gracias por el pedido, el envío está en camino.", "es", set()),
        ("Grazie per il vostro ordine, siamo pronti.", "it", set()),
        ("Olá, obrigado pelo seu pedido, não temos estoque.", "pt", set()),
        ("Hartelijk dank voor uw bestelling, wij leveren het morgen.", "nl", set()),
        ("Merhaba, siparişiniz için teşekkür ederiz, lütfen onaylayın.", "tr", set()),
        ("Dzień dobry, dziękuję za zamówienie, jest gotowe.", "pl", set()),
        ("Zboží dorazilo včera odpoledne, všechno bylo pořádku", "cs", set()),
    ],
)
def test_languages(source: str, language: str, applies: set[str]) -> None:
    document = analyse(source)
    assert document.language == language
    assert [set(sentence.languages) for sentence in document.sentences] == [applies] * len(
        document.sentences
    )


def test_one_paragraph_in_another_language() -> None:
    document = analyse(
        "Dear Hans,\n\nThank you for your order, we will ship it this week.\n\n"
        "Vielen Dank für Ihre Bestellung, wir liefern sie noch diese Woche.\n\nBest regards,\nTom"
    )
    assert document.language == "en"
    assert [bool(sentence.languages) for sentence in document.sentences] == [
        True,
        True,
        False,
        True,
    ]
    assert [segment.language for segment in document.segments] == ["en", "de", "en"]


def test_quoted_history_does_not_decide() -> None:
    document = analyse("好的。\n\n> Please send us the goods as soon as possible, we need them.")
    assert document.language == "zh"


def test_segments_cover_the_text() -> None:
    document = analyse("请在weekend之前回复。Thanks")
    assert [
        (segment.language, document.text[segment.start : segment.end])
        for segment in document.segments
    ] == [("zh", "请在"), ("en", "weekend"), ("zh", "之前回复。"), ("en", "Thanks")]


def test_numbers_belong_to_the_language_around_them() -> None:
    document = analyse("请确认数量。\n\n3000?")
    assert document.sentences[1].languages == CHINESE


def test_nothing_to_read() -> None:
    for source in ("", " ", "\n\n"):
        document = analyse(source)
        assert document.sentences == ()
        assert document.blocks == ()


@pytest.mark.parametrize("module", ["langdetect", "html.entities", "spacy", "json"])
def test_an_ordinary_draft_imports_nothing_heavy(module: str) -> None:
    code = (
        "import sys; from coach.analysis import analyse; "
        "analyse('Dear Tom,\\n\\nPlease confirm.\\n\\n谢谢'); "
        f"sys.exit({module!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
