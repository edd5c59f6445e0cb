"""The pages about keys, copies and keeping: what they promise, and the test that holds it.

These pages are for who is in a hurry, so they name no tests; the pairs stand here. Who changes
such a sentence looks whether the test still says as much, and changes the pair.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gesprekshulp.knowledge.loading import content_dir

TESTS = Path(__file__).resolve().parent.parent
_DEFINED = re.compile(r"^(?:async )?def test_(\w+)", re.M)

# Page -> words that stand on it -> the test, without `test_`.
HELD = {
    "sleutels": {
        "De oude zin opent daarna niets meer, ook je reservekopieën niet": "the_copies_do_not_open_by_an_old_passphrase",
        "geldt meteen voor de kopieën op deze computer en op je tweede plek": "another_passphrase_holds_on_the_stick_at_once",
        "Is die plek er niet, zoals een stick die thuis ligt, dan hoor je dat": "a_stick_that_is_away_is_told_and_hears_of_it_with_the_next_copy",
        "Al je zaken en de kopieën worden opnieuw versleuteld": "the_copies_go_along_and_then_the_old_key_is_gone",
        "opent daarna niets meer van wat meeging": "an_old_key_file_with_the_old_passphrase_opens_nothing_any_more",
        "Codes op papier en de sleutelring vallen weg": "codes_and_keyring_fall_away_and_are_named",
        "bij de volgende reservekopie gaat zij mee": "a_copy_on_a_stick_that_was_away_opens_until_it_is_taken_along",
        "Je hoort waar zij ligt": "a_damaged_copy_is_named_here_and_on_the_stick",
        "Dan is er niets weg. De volgende keer dat je opent": "killed_at_every_step_nothing_is_lost",
        "Is de schijf vol, dan blijft alles zoals het was": "on_a_disk_that_is_really_full_it_is_told_and_harmless",
        "Kan het daar niet staan, dan hoor je dat en verandert er niets": "a_sheet_that_cannot_be_written_leaves_the_code_of_before",
        "dan zie je de code op het scherm": "a_disk_that_fills_up_shows_the_code_instead",
        "Een tikfout per groepje begrijpt het programma ook": "one_slip_in_each_of_three_groups_is_understood",
        "dan hoor je welk. Daarna kies je meteen": "the_group_with_the_slip_is_named",
        "Maak je een nieuwe code, dan opent de vorige niets meer": "a_newer_code_replaces_the_one_before",
        "Dat gaat pas in als je de nieuwe kunt zien": "when_what_is_shown_goes_nowhere_the_code_of_before_still_opens",
        "Wil je dat niet meer, trek haar dan in": "the_school_has_a_code_of_its_own_that_can_be_taken_back",
        "Jouw herstelcode en de sleutelring van je computer nog wel": "who_takes_over_hears_what_the_one_who_left_can_still_open",
        "Daarom staat het uit tot jij het kiest": "the_keyring_opens_until_it_is_taken_back",
        "Antwoordt de sleutelring niet binnen een paar tellen": "a_keyring_that_never_answers_is_given_up",
        "sta je weer waar je was, met wat je half typte": "locked_nothing_shows_and_no_key_gets_past",
        "Tijdens een gesprek gebeurt dat nooit vanzelf": "after_sleep_it_locks_but_never_in_a_talk",
        "dan opent het programma met die kopie, zet haar terug, en zegt dat": "a_damaged_key_file_is_put_back_from_the_backups_and_told",
        "Zijn ze allebei weg of stuk": "when_both_key_files_are_lost_what_is_told_works",
    },
    "reservekopie": {
        "Elke dag dat je het programma opent, en na elk gesprek dat je afsluit. Nooit tijdens een gesprek": "a_copy_comes_by_itself_but_not_in_a_talk",
        "zeven dagen, vier weken en twaalf maanden": "a_year_of_days_leaves_a_week_a_month_and_a_year",
        "pas als de nieuwe goed is": "a_chain_that_was_tampered_with_is_told_and_older_copies_stay",
        "opent ook de kopieën. Het sleutelbestand ligt erbij": "a_copy_holds_all_opens_alone_and_tells_nothing",
        "een andere stick met dezelfde letter is een andere plek": "another_stick_under_the_same_letter_is_not_the_one_that_was_there",
        "Wis je iets, dan wist het programma het ook daar": "a_place_that_is_left_is_still_wiped_in_when_it_is_there",
        "dan wacht het programma er niet meer op": "a_place_that_is_lost_for_good_is_forgotten_when_told_so",
        "Is de plek er een keer niet, dan hoor je dat één keer": "a_second_place_that_is_gone_is_told_once_and_again_after_it_came_back",
        "mag schrijven, wordt niet gekozen": "a_second_place_that_cannot_be_written_is_not_chosen",
        "Wat er op dat moment staat, gaat opzij en wordt niet overschreven": "putting_back_sets_what_was_there_aside_and_it_can_come_back",
        "Sluit eerst alle vensters": "nothing_is_put_back_while_another_window_has_the_store",
        "Had die opslag een andere wachtwoordzin, typ dan die van toen": "a_store_under_another_passphrase_is_put_back_with_its_own",
        "Je leest dat voor je ja zegt": "what_lies_aside_and_would_be_lost_is_told_before_the_yes",
        "Installeer het programma op de nieuwe computer": "from_the_first_copy_to_a_new_laptop",
        "Na een stroomstoring herstelt het zelf wat het kan": "a_flip_before_the_last_frame_costs_no_line",
        "dan kom je na je wachtwoordzin vanzelf bij de kopieën": "a_store_that_does_not_open_leads_to_its_copies",
        "Dat neemt elke gebeurtenis die nog klopt": "whatever_is_damaged_all_that_verifies_comes_back_and_nothing_else",
        "Wat je intussen had teruggenomen of gewist, komt niet terug": "what_was_wiped_or_removed_does_not_come_back_from_a_copy",
        "wat er nergens meer is, en van wanneer dat was": "what_is_nowhere_is_counted_with_its_moments_and_the_rest_verifies",
        "wat in de beschadigde bestanden nog te lezen is": "what_is_left_of_a_damaged_store_is_written_when_asked",
        "noemt deze opdracht de eerste die niet past": "one_changed_row_is_named",
    },
    "bewaren": {
        "rekent uit tot wanneer de zaak blijft, en onthoudt de reden": "a_term_has_a_reason_and_is_over_the_day_after",
        "In de lijst met zaken staat er dan bij: bewaartermijn voorbij": "a_term_that_is_over_shows_in_the_list",
        "zaken en --plat zeggen dat": "a_term_that_is_over_shows_wherever_cases_are_listed",
        "De zaak gaat uit je opslag, uit alle kopieën op deze computer": "a_removed_case_is_nowhere_and_the_others_are_whole",
        "zodra zij er weer is, gebeurt het daar alsnog": "a_second_place_that_is_away_is_wiped_when_it_comes_back",
        "beschadigd is en niet te openen valt, gaat in haar geheel weg": "a_damaged_copy_goes_as_a_whole_and_a_newer_one_is_named",
        "de namen van al die bestanden, en haalt ze zelf weg": "removing_a_case_names_every_file_that_was_made_of_it",
        "Wat je daar nog typt, wordt niet meer bewaard": "what_is_typed_in_a_removed_case_is_refused_and_stands_nowhere",
        "Niet van wie.": "a_removed_case_is_nowhere_and_the_others_are_whole",
        "eigen woorden kunnen er niet in": "a_record_bears_no_words_of_the_user",
        "dan gaan ook latere wijzigingen van die notitie weg": "a_note_is_wiped_for_good_where_it_is_looked_at",
        "Al het andere wis je vanuit de": "anything_that_was_kept_can_be_wiped_from_the_timeline",
        "gaat mee weg; je leest eerst welke nummers dat zijn": "what_is_about_the_same_note_goes_along",
        "de zaak klopt nog als je haar naleest": "one_wiped_event_is_nowhere_and_all_chains_verify",
        "Ook wat je typte en nog niet vastlegde, kan weg": "what_was_filled_in_for_a_letter_is_listed_and_wiped_everywhere",
        "Dan wist het de rest bij de volgende reservekopie": "killed_at_every_step_it_is_whole_or_gone_everywhere",
        "waarom als de schijf te vol is": "a_copy_that_a_full_disk_holds_back_says_so",
        "De uitkomst van de opdracht is dan 1": "verbs_that_did_not_do_all_end_with_one",
    },
}


@pytest.mark.parametrize("page", HELD)
def test_every_sentence_that_is_held_stands_on_its_page(page: str) -> None:
    raw = (content_dir() / "handleiding" / f"{page}.md").read_text(encoding="utf-8")
    text = " ".join(re.sub(r"[*`]|\[([^]]*)\]\([^)]*\)", r"\1", raw).split())
    assert [words for words in HELD[page] if words not in text] == []


def test_every_test_that_holds_one_is_there() -> None:
    defined = {
        name
        for path in TESTS.rglob("test_*.py")
        for name in _DEFINED.findall(path.read_text(encoding="utf-8"))
    }
    named = {test for pairs in HELD.values() for test in pairs.values()}
    assert sorted(named - defined) == []
