"""Whether a word is spelt as a Vietnamese syllable can be: evidence for an encoding."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from thidua_desktop.core.text import fold

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
# A syllable closed by a stop has no other tones than sắc and nặng.
_STOP_TONES: Final = frozenset("\u0301\u0323")
_STOPS: Final = ("c", "ch", "p", "t")
_INITIAL: Final = "(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
_RHYMES: Final = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt
    uy uya uych uynh uyt uyu uyên uyêt uyn uyp
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
_SHAPE: Final = re.compile(rf"{_INITIAL}(?:{'|'.join(_RHYMES.split())})")
_UNMARKED: Final = re.compile(fold(_SHAPE.pattern))


def may_be_unmarked_syllable(word: str) -> bool:
    """Tell whether a word without marks, in small letters, can be a syllable that lost them."""
    return _UNMARKED.fullmatch(word) is not None


def is_syllable(word: str) -> bool:
    """Tell a possible syllable, in any case and composed or not; not whether it means anything."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [ch for ch in letters if ch in _TONES]
    bare = unicodedata.normalize("NFC", "".join(ch for ch in letters if ch not in _TONES))
    if len(tones) > 1 or _SHAPE.fullmatch(bare) is None:
        return False
    return not bare.endswith(_STOPS) or _STOP_TONES.issuperset(tones)
