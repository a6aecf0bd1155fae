"""Lines that several papers share: who the applicant is, what is asked for, whom to call."""

from motcua.foundation.text.numbers import NO_BREAK_SPACE
from motcua.rooms.documents.pages.blocks import Block, bold, field, note
from motcua.rooms.documents.papers.frame import Frame, Party, Signer

SIGN = "(Ký và ghi rõ họ tên)"
SIGN_AND_SEAL = "(Chữ ký, dấu)"


def applicant(party: Party, label: str = "Ông/Bà (tổ chức)") -> list[Block]:
    """Name, number, representative, address, telephone and e-mail; empty ones are left out."""
    lines = [field(label, bold(party.name))]
    if party.id_number:
        lines.append(field("Số định danh cá nhân/mã số tổ chức", party.id_number))
    if party.represented_by:
        lines.append(field("Người đại diện/được ủy quyền", party.represented_by))
    if party.address:
        lines.append(field("Địa chỉ", party.address))
    reach = [f"Số điện thoại: {party.phone}" if party.phone else ""]
    reach.append(f"Thư điện tử: {party.email}" if party.email else "")
    if any(reach):
        label, _, rest = " — ".join(filter(None, reach)).partition(": ")
        lines.append(field(label, rest))
    return lines


def request(frame: Frame, label: str = "Nội dung yêu cầu giải quyết") -> Block:
    """The procedure, by name and code."""
    code = f"(mã thủ tục {frame.procedure_code})".replace(" ", NO_BREAK_SPACE)
    return field(label, f"{frame.procedure_name} {code}")


def heads(signer: Signer, otherwise: str = "") -> tuple[str, str]:
    """The lines above a signature: on whose behalf, and the post."""
    return signer.on_behalf.upper(), (signer.post or otherwise).upper()


def contacts(frame: Frame, contact: str) -> list[Block]:
    """Small print: whom to ask and where to look up, each on its own line."""
    ask = [note("Liên hệ: ", contact)] if contact else []
    follow = [note("Theo dõi hồ sơ tại: ", frame.lookup_url)] if frame.lookup_url else []
    return ask + follow
