"""Sentences that blame are said again: what is open or what happened, then a request that fits."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from coach import assets
from coach.analysis.parsing import pipeline_in
from coach.rewriting.grammar.clauses import Sentence, text_of
from coach.rewriting.grammar.english import said_again
from coach.rewriting.grammar.english.wellformed import is_well_formed
from coach.rewriting.grammar.morphology import be, finite, gerund, have, lowered, participle
from coach.rewriting.strength import STRENGTHS, Strength

T = "⟦date, time, zone⟧"
LOOK = f"Could you please look into this and let us know the next step by {T}?"
REASON = f"Could you please reply by {T} and let us know the reason and how we can proceed?"
SETTLE = "Could we look at the cause together and agree on the next step by ⟦date⟧?"


@cache
def _parse() -> Any:
    return pipeline_in(assets.path("models") / "en").parse


def said(text: str, strength: Strength = "neutral") -> str | None:
    """The best way to say a sentence again."""
    return next(said_again(text, _parse(), strength), None)


@pytest.mark.parametrize(
    ("text", "again"),
    [
        # not handed over, not paid, not answered, not told
        (
            "You failed to send the packing list for PO 4501.",
            "We did not receive the packing list for PO 4501. Could you please send it by ⟦date, "
            "time, zone⟧?",
        ),
        (
            "You still have not sent us the original bill of lading for MSKU4471902, and the "
            "vessel already berthed in Rotterdam on Sunday.",
            "We have not yet received the original bill of lading for MSKU4471902, and the vessel "
            "already berthed in Rotterdam on Sunday. Could you please send it by ⟦date, time, "
            "zone⟧?",
        ),
        (
            "Your accounts department did not release the 30% deposit by 14 March as agreed in PI "
            "24-0387.",
            "We did not receive the 30% deposit by 14 March as agreed in PI 24-0387. Could you "
            "please send it by ⟦date, time, zone⟧?",
        ),
        (
            "You never answered our three mails about the cracked housings.",
            "We have not yet received a reply to our three mails about the cracked housings. "
            "Could you please reply by ⟦date, time, zone⟧?",
        ),
        (
            "u never answered on the switch BL so the line issued it the old way",
            "We have not yet received a reply regarding the switch BL so the line issued it the "
            "old way. Could you please reply by ⟦date, time, zone⟧?",
        ),
        (
            "Not one answer came from your export desk since 14 September.",
            "We have not received a reply since 14 September. Could you please reply by "
            "⟦date, time, zone⟧ and let us know when we can expect this?",
        ),
        (
            "We lost the booking because nobody at your side answered the phone from 2 till 5 pm.",
            "We lost the booking because our calls were not answered from 2 till 5 pm. " + LOOK,
        ),
        (
            "Nobody told us that the free days in Constanta count from vessel arrival.",
            "We were not informed that the free days in Constanta count from vessel arrival. "
            "Could you please let us know ⟦how long⟧ in advance next time?",
        ),
        (
            "You ignored our request for photos.",
            "We have not yet received a reply to our request for photos. Could you please reply "
            "by ⟦date, time, zone⟧?",
        ),
        (
            "Dear Mr. Chen, you did not open the L/C before the 20th.",
            "Dear Mr. Chen, the L/C was not opened before the 20th. " + LOOK,
        ),
        (
            "Under CIP you had to insure it, you didn't, and now you want that we carry the loss "
            "alone.",
            "Under CIP, it was to be insured. This was not done, and now we are asked to carry "
            "the loss alone. Could you please reply by ⟦date, time, zone⟧ and let us know when this will be "
            "done?",
        ),
        # done, and done wrong
        (
            "You sent us the wrong file.",
            "The file we received does not match the order (ordered: ⟦item⟧, received: ⟦item⟧). "
            "Could you please check this and let us know how it can be corrected by "
            "⟦date, time, zone⟧?",
        ),
        (
            "You changed the discharge port from Koper to Trieste without asking us.",
            "The discharge port was changed from Koper to Trieste without our agreement. " + REASON,
        ),
        (
            "The container sat 9 days in Santos because your people sent the original documents "
            "by normal post.",
            "The container sat 9 days in Santos because the original documents were sent by "
            "normal post. " + REASON,
        ),
        (
            "You calculated the anti-dumping duty wrong and we offered to our customer on this "
            "basis, now who pays?",
            "The anti-dumping duty was calculated wrongly and we offered to our customer on this "
            "basis. Could you please reply by ⟦date⟧ and let us know how the costs are to be settled?",
        ),
        (
            "You refused to accept the inspection report.",
            "The inspection report was not accepted. " + LOOK,
        ),
        (
            "You forgot the seal on carton 12.",
            "The seal was left out on carton 12. " + LOOK,
        ),
        (
            "You overcharged us USD 380 on invoice 5512.",
            "We were overcharged USD 380 on invoice 5512. " + LOOK,
        ),
        (
            "It was you who changed the drawing on 4 May.",
            "The drawing was changed on 4 May. " + REASON,
        ),
        (
            "The certificate of origin we requested on 2 May was never issued by your side, "
            "although you confirmed it twice.",
            "The certificate of origin we requested on 2 May was never issued, although it was "
            "confirmed twice. " + LOOK,
        ),
        (
            "You told us the SABER certificate is ready, in truth it was not even applied, and "
            "the truck stands at Jeddah gate.",
            "We were told the SABER certificate is ready, in truth it was not applied, and the "
            "truck stands at Jeddah gate. " + LOOK,
        ),
        (
            "First you sell us a standard module, then you say it does not exist in our version: "
            "this is cheating.",
            "First we are sold a standard module, then we are told it does not exist in our "
            "version. " + REASON,
        ),
        (
            "You keep sending the reports without the batch numbers.",
            "The reports are sent without the batch numbers. " + REASON,
        ),
        (
            "Your driver came at 18:40, our warehouse closes at 17, so don't charge us for "
            "waiting.",
            "The driver came at 18:40, our warehouse closes at 17. We would ask you not to charge "
            "us for waiting.",
        ),
        (
            "wrong label, wrong colour, wrong qty",
            "We found the following: wrong label, wrong colour, wrong qty. Could you please check "
            "this and let us know how it can be corrected by ⟦date, time, zone⟧?",
        ),
        # of every time, and of quality
        (
            "You always pay late.",
            "On ⟦number⟧ occasions (⟦dates⟧), payment reached us late. Could you please "
            "reply by ⟦date⟧ and let us know how this can be avoided in future?",
        ),
        (
            "Your packing is a joke.",
            "The packing does not meet what was agreed: ⟦what exactly, with figures⟧. " + LOOK,
        ),
        (
            "You put us in a terrible position with our retailer, who has already printed 30,000 "
            "flyers.",
            "This puts us in a difficult position with our retailer, who has already printed "
            "30,000 flyers. " + LOOK,
        ),
        # should have, had to, must
        (
            "You should have told us before 1 June that the moulds were damaged, not after we had "
            "paid the tooling.",
            "We had expected to be told before 1 June that the moulds were damaged, not after we "
            "had paid the tooling. Could you please make sure of this for the next order?",
        ),
        (
            "You could have pre-pulled the box to your yard.",
            "We had expected the box to be pre-pulled to your yard. Could you please make sure of "
            "this for the next order?",
        ),
        (
            "You promised to send the samples by Friday.",
            "The samples were to be sent by Friday. Could you please reply by ⟦date, time, "
            "zone⟧ and let us know when this will be done?",
        ),
        (
            "Port charged 100 euro per container for late filing, and the only one who had to "
            "file was you.",
            "Port charged 100 euro per container for late filing, and filing was on your side. "
            + LOOK,
        ),
        (
            "You must open the L/C.",
            "Could you please open the L/C by ⟦date, time, zone⟧?",
        ),
        # questions
        (
            "Why did your finance deduct 2,350 euro from our invoice without asking us one word?",
            "Could you please let us know why 2,350 euro was deducted from our invoice without "
            "our agreement?",
        ),
        (
            "Why has nobody told us that the ETD moved from 8 to 19 October?",
            "Could you please let us know why we were not informed that the ETD moved from 8 to "
            "19 October?",
        ),
        (
            "How come you didnt book the truck when i gave you the go yesterday at 3?",
            "Could you please let us know why the truck was not booked when I gave you the go "
            "yesterday at 3?",
        ),
        (
            "How is it possible that the same defect which we reported in February appears again "
            "in lot 0719?",
            "Could you please let us know why the same defect which we reported in February "
            "appears again in lot 0719?",
        ),
        (
            "May I know why the house BL shows freight collect while we paid your freight invoice "
            "on 3 May?",
            "Could you please let us know why the house BL shows freight collect while we paid "
            "your freight invoice on 3 May?",
        ),
        # threats
        (
            "If the originals are not in our office by 12 May we will charge all storage to you "
            "and inform your bank.",
            "Could you please make sure that the originals are in our office by 12 May? If this "
            "is not possible, we will charge all storage to you and inform your bank.",
        ),
        (
            "Either you refund the USD 6,900 this week or we hand over the case to our lawyer in "
            "Shenzhen.",
            "Could you please refund the USD 6,900 this week? If this is not possible, we will "
            "hand over the case to our lawyer in Shenzhen.",
        ),
        (
            "Without a credit note until 30 June we will deduct the total claim from your next "
            "invoice.",
            "Could you please send us a credit note by 30 June? If this is not possible, we will "
            "deduct the total claim from your next invoice.",
        ),
        (
            "I'll escalate this to your managing director if I don't have an answer from the "
            "billing team by 5 pm.",
            "Could you please make sure that I have an answer from the billing team by 5 pm? If "
            "this is not possible, I will escalate this to the managing director.",
        ),
        (
            "One more wrong booking and we move the whole account to your competitor.",
            "If there is one more wrong booking, we will move the whole account to your "
            "competitor.",
        ),
        (
            "ok then I open dispute on alibaba and post the photos, your choice",
            "If we cannot find a solution by ⟦date⟧, I will open dispute on alibaba and post the "
            "photos.",
        ),
        # told before
        (
            "As I already wrote you on 3, 7 and 12 April, the drawings rev. C are not valid any "
            "more.",
            "As mentioned on 3, 7 and 12 April, the drawings rev. C are not valid any more.",
        ),
        (
            "I told you in March already that Brazil needs NCM code on the bill of lading, and "
            "again it is missing.",
            "As mentioned in March already, Brazil needs NCM code on the bill of lading, and "
            "again it is missing.",
        ),
        (
            "How many times do we have to repeat that the cartons may not exceed 15 kg?",
            "For easy reference: the cartons may not exceed 15 kg.",
        ),
        # fault, and flat denial
        (
            "This is not our problem, the term is EXW and you took the goods in good condition.",
            "As far as we can see, this did not arise on our side: the term is EXW and the goods "
            "were taken in good condition. What we can do now: ⟦what you can do, by when⟧.",
        ),
        (
            "Delay is from your side, you approved the sample 2 weeks late",
            "The sample was approved 2 weeks late. " + SETTLE,
        ),
        (
            "It is because of your late documents that we now have storage charges of USD 1,275 "
            "in Santos.",
            "Because of the late documents, we now have storage charges of USD 1,275 in Santos. "
            + SETTLE,
        ),
        (
            "we never agreed to that, check your own emails",
            "According to our records, we did not agree to that. Could you please check the "
            "emails by ⟦date, time, zone⟧?",
        ),
        # orders, and what is too tight
        (
            "Stop forwarding me from one colleague to the next and give me someone who can unlock "
            "the account.",
            "Could you please give me someone who can unlock the account by ⟦date, time, zone⟧?",
        ),
        (
            "The time is too tight, we can't do it by Friday.",
            "The time is too tight, we cannot do it by Friday. Could you please let us know what "
            "this date depends on, so that we can look for a way that works for both sides: ⟦what "
            "you can do, by when⟧?",
        ),
    ],
)
def test_said_again(text: str, again: str) -> None:
    assert said(text) == again


@pytest.mark.parametrize(
    "text",
    [
        # praise and thanks, also the sarcastic ones
        "You sent the 2.5 mm handle as we asked, it fits well and the customer likes it.",
        "Thank you so much for rolling our containers for the third time.",
        # contempt has no fact to say again
        "are you stupid or just lazy",
        "You are a liar and your factory is a joke.",
        "you are simply not reliable, Dimitri",
        # the parse takes a second verb for a thing
        "We asked one B/L for both containers, you made two and charge also the papers twice.",
        # nothing that stands well without its agent
        "You quote only half of my post, the half which fits you.",
        "You had one job, sending the packing list before noon.",
        "",
    ],
)
def test_nothing_rather_than_broken_english(text: str) -> None:
    assert said(text) is None


def test_a_negation_is_never_lost() -> None:
    again = said("No pre-alert came from your side, so our broker could not register the arrival.")
    assert again is not None
    assert again.startswith("No pre-alert came, so our broker could not register the arrival.")


@pytest.mark.parametrize("strength", STRENGTHS)
def test_each_strength_keeps_date_and_consequence(strength: Strength) -> None:
    text = "If you don't withdraw this surcharge till 31 August, we take all 14 articles away."
    again = said(text, strength)
    assert again is not None
    assert "31 August" in again
    assert "we will take all 14 articles away" in again


def test_the_strengths_differ_in_the_request() -> None:
    texts = {said("You failed to send the packing list.", one) for one in STRENGTHS}
    assert len(texts) == len(STRENGTHS)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The seal was left out. Could you please check this?", True),
        ("The the seal was left out.", False),
        ("The seals was left out.", False),
        ("The seal was left out and.", False),
        ("We was told that.", False),
        ("The tool was stucked in customs.", False),
        ('The box was marked "fragile.', False),
    ],
)
def test_well_formed(text: str, whole: bool) -> None:
    assert is_well_formed(text, _parse()) is whole


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("send", "sent"), ("stick", "stuck"), ("run", "run"), ("cost", "cost"), ("ship", "shipped"),
     ("copy", "copied"), ("release", "released"), ("do", "done"), ("misread", "misread"),
     ("rewrite", "rewritten"), ("rewritten", "rewritten"), ("overpay", "overpaid"),
     ("reopening", "reopened"), ("need", "needed"), ("reply", "replied"), ("bring", "brought")],
)  # fmt: skip
def test_participles(lemma: str, form: str) -> None:
    assert participle(lemma) == form


@pytest.mark.parametrize(
    ("lemma", "tag", "form"),
    [("be", "VBD", "was"), ("have", "VBZ", "has"), ("deduct", "VBD", "deducted"),
     ("ship", "VBZ", "ships"), ("take", "VBD", "took"), ("run", "VBP", "run")],
)  # fmt: skip
def test_finite_forms(lemma: str, tag: str, form: str) -> None:
    assert finite(lemma, tag) == form


def test_other_forms() -> None:
    assert gerund("file") == "filing"
    assert be("I", many=False, past=False) == "am"
    assert be("the seals", many=True, past=True) == "were"
    assert have("the seal", many=False) == "has"
    assert lowered("The seal") == "the seal"
    assert lowered("ETD moved") == "ETD moved"
    assert lowered("I see") == "I see"


def test_clauses_stand_in_the_order_of_the_text() -> None:
    parsed = _parse()("You sent the file late and we lost the order because the bank refused it.")
    clauses = Sentence(parsed).clauses
    assert [one.head.text for one in clauses] == ["sent", "lost", "refused"]
    assert text_of(clauses[0].words) == "You sent the file late"
    assert text_of(clauses[2].lead) == "because"


def test_a_clause_shares_the_subject_before_it() -> None:
    clauses = Sentence(_parse()("You changed the carrier and kept the price.")).clauses
    assert [one.subject.text for one in clauses if one.subject is not None] == ["You", "You"]
    assert clauses[1].own_subject is None
