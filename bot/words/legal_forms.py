"""The legal forms of companies, as they look in a normalised name."""

_AFTER = """
gmbh mbh ggmbh ag kg kgaa ohg gbr ug eg ev ek se co cokg
inc incorporated corp corporation ltd limited llc llp lp plc pllc company
sa sas sarl sasu eurl snc srl srls spa sl slu slp sau sc scs sca ltda lda eireli mei
bv nv vof cv bvba sprl asbl vzw ab hb aktiebolag as asa aps oy oyj ans ks ehf hf
sro zrt kft nyrt bt doo dd ad ood eood sia uab ou tbk bhd sdn pte pty pvt pt cc kk gk
kabushikikaisha ооо оао зао пао ао ип тов
"""
_BEFORE = "ооо оао зао пао ао ип тов pt the"
_ATTACHED = "株式会社 有限会社 合同会社 股份有限公司 有限责任公司 有限公司 주식회사 유한회사"

FORMS = frozenset(_AFTER.split() + _ATTACHED.split())
"""One token each: `normalise` joins `s a`, `e v`, `z o o` before it looks here."""

TWO_TOKENS = frozenset({("sp", "zoo"), ("sp", "j"), ("sp", "k"), ("private", "limited")})

LEADING = frozenset(_BEFORE.split() + _ATTACHED.split())
"""Forms (and the English article) that stand before a name."""

UNSPACED = tuple(_ATTACHED.split())
"""Forms of languages that put no space between form and name."""
