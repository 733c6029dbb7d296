"""PDFs written by hand: pages of lines at places, as (x, y, size, words); `drawn` stands on each page beside them."""

Set = tuple[float, float, float, str]


def pdf(pages: list[list[Set]], title: str = "", made: str = "D:20250212093000Z", drawn: bytes = b"") -> bytes:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        stream = drawn + b"\nBT "
        for x, y, size, words in lines:
            told = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            stream += b"/F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj " % (size, x, y, told)
        stream += b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    objects.append(b"<< /Title (%s) /CreationDate (%s) >>" % (title.encode("cp1252"), made.encode()))
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + head + end % (len(objects) + 1, len(objects), len(out))


def column(x: float, y: float, lines: list[str], size: float = 10, lead: float = 12) -> list[Set]:
    return [(x, y - number * lead, size, words) for number, words in enumerate(lines)]
