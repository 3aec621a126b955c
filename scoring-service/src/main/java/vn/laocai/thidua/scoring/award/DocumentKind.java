package vn.laocai.thidua.scoring.award;

import java.util.Locale;
import java.util.Optional;

/** The parts of a proposal; every one is needed before it is sent (Rule 56). */
public enum DocumentKind {

    /** Asks for the award. */
    PETITION(1, "Tờ trình"),
    /** Who is proposed for what. */
    LIST(2, "Danh sách đề nghị"),
    /** What the ward achieved. */
    REPORT(3, "Báo cáo thành tích"),
    /** What the meeting said. */
    MINUTES(4, "Biên bản họp bình xét"),
    /** How the ballot came out. */
    TALLY(5, "Biên bản kiểm phiếu"),
    /** What the departments said. */
    CLEARANCE(6, "Kết quả rà soát vi phạm");

    private final int place;
    private final String nameVi;

    DocumentKind(int place, String nameVi) {
        this.place = place;
        this.nameVi = nameVi;
    }

    /** What it is called. */
    public String nameVi() {
        return nameVi;
    }

    /** Name of its file in the pack, such as {@code 1-petition.pdf}. */
    String fileName() {
        return place + "-" + path() + ".pdf";
    }

    /** How it is called in a path, such as {@code petition}. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that is called so in a path, such as {@code petition}. */
    static Optional<DocumentKind> of(String path) {
        for (DocumentKind kind : values()) {
            if (kind.name().equalsIgnoreCase(path)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
