"""What chat apps write themselves: notices, placeholders for media, marks of deletion and edits."""

from __future__ import annotations

import re
from typing import Literal

from coach.lazily import lazy

LineKind = Literal["message", "media", "deleted", "system"]

_DELETED = lazy(
    r"(?:this message was deleted|you deleted this message|message deleted|deleted message"
    r"|此消息已删除|此訊息已刪除|您删除了此消息|你删除了这条消息"
    r"|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht"
    r"|se eliminó este mensaje|eliminaste este mensaje|este mensaje fue eliminado"
    r"|mensagem apagada|esta mensagem foi apagada|ce message a été supprimé"
    r"|questo messaggio è stato eliminato|данное сообщение удалено|bu mesaj silindi"
    r"|تم حذف هذه الرسالة)(?: by admin [^\n]{1,60})?[.。]?",
    re.IGNORECASE,
)
_RECALLED = lazy(
    r".{0,40}(?:撤回了一条消息|recalled a message|unsent a message|deleted a message)[.。]?",
    re.IGNORECASE,
)
_MEDIA = lazy(
    r"<[^<>\n]{1,80}>(?: \([^()\n]{1,60}\))?"
    r"|(?:image|video|audio|sticker|gif|document|contact card|photo|voice message) omitted"
    r"|(?:[^\n]{1,80}\.\w{2,5} )?(?:\(file attached\)|\(文件附件\)|（文件附件）|\(datei angehängt\)"
    r"|\(archivo adjunto\)|\(arquivo anexado\)|\(fichier joint\)|\(file allegato\))"
    r"|(?:图片|图像|照片|视频|音频|语音|贴图|文件|文档)已(?:忽略|省略)"
    r"|\[(?:图片|照片|语音|视频|文件|位置|名片|动画表情|表情|链接|红包|转账|聊天记录"
    r"|小程序|语音通话"
    r"|视频通话|image|photo|picture|voice(?: message)?|video|file|sticker|location|link|contact)\]"
    r"(?: ?[^\n]{1,80}\.\w{2,5}| ?\d{1,3}[\"″秒s]?)?"
    r"|(?:bild|vidéo|imagen|imagem|immagine|image) (?:weggelassen|absente|omitida|ocultado|omessa)",
    re.IGNORECASE,
)
_CALL = lazy(
    r"(?:missed |silenced )?(?:voice|video|group)(?: voice| video)? call[^\n]{0,60}"
    r"|(?:未接)?(?:语音|视频)通话[^\n]{0,30}|通话时长[^\n]{0,20}|已取消|对方(?:已取消"
    r"|无应答|已拒绝)",
    re.IGNORECASE,
)
_NOTICE = lazy(
    r"end-to-end encrypted|端到端加密|端對端加密|ende-zu-ende|cifrad[oa]s? de extremo"
    r"|criptografia de ponta|chiffrés de bout|crittografia end-to-end|сквозным шифрованием"
    r"|uçtan uca şifreli|مشفرة تماما"
    r"|security code (?:with|changed)|安全码|changed (?:the|this) (?:subject|group|settings)"
    r"|changed (?:their|to a new) (?:phone )?number|\bcreated (?:this )?group|disappearing messages"
    r"|\badded (?:you|[^\n]{1,60}[^.\s]$)|joined using|\bleft$|\bremoved [^\n]{1,40}$"
    r"|以上是打招呼的内容|你已添加了|您已添加了|现在可以开始聊天了|加入了?群聊|邀请.{1,40}加入"
    r"|修改群名为|拍了拍|is a contact|business account|this chat is with",
    re.IGNORECASE,
)
_EDITED = lazy(
    r" *(?:<(?:this message was edited|此消息已编辑|diese nachricht wurde bearbeitet"
    r"|se editó este mensaje|mensagem editada|ce message a été modifié)>"
    r"|\((?:edited|已编辑)\)|（已编辑）)\s*\Z",
    re.IGNORECASE,
)
_ACTS_OF_PEOPLE = lazy(
    r"\b(?:changed|added|created|removed|joined|left|pinned|started a|deleted)\b|更改|加入"
    r"|修改了|撤回",
    re.IGNORECASE,
)


def kind_of(text: str, author: str | None) -> LineKind:
    """What a line is. `text` has blanks for invisible marks."""
    bare = text.strip()
    if _DELETED.fullmatch(bare) or _RECALLED.fullmatch(bare):
        return "deleted"
    if _MEDIA.fullmatch(bare) or _CALL.fullmatch(bare):
        return "media"
    if author is None or is_notice(bare):
        return "system"
    return "message"


def is_notice(text: str) -> bool:
    """Whether an app wrote the line; people do not write such things."""
    return len(text) < 400 and bool(_NOTICE.search(text))


def is_act(author: str) -> bool:
    """Whether what stands before a colon tells of an act, as notices do, and names nobody."""
    return bool(_ACTS_OF_PEOPLE.search(author))


def length_without_edit(text: str) -> int:
    """How much of the text is the writer's; the mark of an edit at its end is the app's."""
    found = _EDITED.search(text)
    return found.start() if found else len(text)
