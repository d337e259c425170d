"""How they felt, 1 despairing to 5 delighted, as people show it with a face or `mood 4`."""

import re

_CODES = {
    mood: codes.split()
    for mood, codes in {
        5: "heart_eyes star-struck star_struck smiling_face_with_3_hearts heart tada grin star2"
        " partying_face grinning smile_cat laughing joy 100",
        4: "smile smiley slightly_smiling_face slightly_smiling blush wink +1 thumbsup relaxed"
        " relieved simple_smile sunglasses sunny",
        3: "neutral_face expressionless no_mouth face_with_raised_eyebrow thinking_face thinking"
        " unamused partly_sunny",
        2: "worried disappointed confused slightly_frowning_face white_frowning_face pensive"
        " confounded persevere anguished fearful cold_sweat frowning -1 thumbsdown cry rain_cloud"
        " disappointed_relieved face_with_rolling_eyes",
        1: "sob rage angry face_with_symbols_on_mouth scream tired_face weary broken_heart"
        " face_vomiting triumph thunder_cloud_and_rain",
    }.items()
}
_FACES = {
    5: "😍🤩🥰❤🎉😁🌟🥳😀😻😆😂",
    4: "😄😃🙂😊😉👍☺😌😎☀",
    3: "😐😑😶🤨🤔😒⛅",
    2: "😟😞😕🙁☹😔😖😣😧😨😰😦👎😢🌧😥🙄",
    1: "😭😡😠🤬😱😫😩💔🤮😤⛈",
}
_TEXT_FACES = {":-)": 4, ":)": 4, ":-(": 2, ":(": 2, ":-|": 3, ":|": 3, ":-D": 5, ":D": 5}

MOODS = (
    {f":{code}:": mood for mood, codes in _CODES.items() for code in codes}
    | {face: mood for mood, faces in _FACES.items() for face in faces}
    | _TEXT_FACES
)

SHORTCODE = r"(?<![\w:]):(?!\d+:)[a-z0-9_+'-]+:(?::skin-tone-\d:|skin-tone-\d:)?(?![\w])"
SAID = r"(?<!\w)(?:mood|stimmung|laune)\s?[:=]?\s?([1-5])(?:/5)?(?![\w/.])"
_FACE = "|".join(re.escape(face) for face in sorted(MOODS, key=len, reverse=True))
_SHOWN = rf"(?:{_FACE})(?::?skin-tone-\d:|[\U0001f3fb-\U0001f3ff])?\ufe0f?"
ANY_MOOD = re.compile(rf"(?P<shown>{_SHOWN})|{SAID}", re.IGNORECASE)
_TRAILING = re.compile(rf"(?:^|(?<=\s)|(?<=[^\s:]))(?:\s*(?:{_SHOWN}|{SAID}))+\s*$", re.IGNORECASE)
_LEADING = re.compile(rf"^\s*(?:{_SHOWN}\s*)+", re.IGNORECASE)


def take_moods(text: str) -> tuple[str, set[int]]:
    """The text without its faces, and the moods they show."""
    return ANY_MOOD.sub(" ", text), _shown(text)


def take_outer_mood(note: str) -> tuple[str, set[int]]:
    """The same for a note, where only a face at its end, else at its beginning, is a mood.

    A note whose faces contradict each other keeps them and shows no mood.
    """
    start = max(0, len(note) - 200)
    for found in (_TRAILING.search(note, start), _LEADING.match(note)):
        if found:
            moods = _shown(found.group())
            without = f"{note[: found.start()]}{note[found.end() :]}".strip()
            return (without, moods) if len(moods) == 1 else (note, moods)
    return note, set()


def _shown(text: str) -> set[int]:
    return {
        MOODS[_known(found["shown"])] if found["shown"] else int(found[2])
        for found in ANY_MOOD.finditer(text)
    }


def _known(shown: str) -> str:
    bare = re.sub(r":?skin-tone-\d:$|[\U0001f3fb-\U0001f3ff]|\ufe0f", "", shown)
    if bare in MOODS:
        return bare
    return f"{bare.rstrip(':')}:".lower() if bare.startswith(":") else bare
