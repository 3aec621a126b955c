package vn.laocai.thidua.ward.season;

/** The states of a season in their order; those of the yearly round are its phases. */
public enum SeasonPhase {
    /** Dự thảo: written down, not opened. */
    DRAFT,
    /** Đã thành lập: opened. */
    ESTABLISHED,
    /** Chuẩn bị: regulation, plan, criteria. */
    PREPARING,
    /** Đăng ký thi đua. */
    REGISTRATION,
    /** Ký kết giao ước. */
    COVENANT_SIGNING,
    /** Triển khai thi đua. */
    ACTIVE,
    /** Sơ kết; optional. */
    MID_YEAR_REVIEW,
    /** Tự chấm điểm. */
    SELF_SCORING,
    /** Chấm chéo. */
    CROSS_SCORING,
    /** Thẩm định. */
    APPRAISAL,
    /** Giải trình. */
    EXPLANATION,
    /** Họp bình xét. */
    DELIBERATION,
    /** Bỏ phiếu kín. */
    BALLOT,
    /** Đã xếp hạng. */
    RANKED,
    /** Đã trình tỉnh. */
    PROPOSED_TO_PROVINCE,
    /** Đã có quyết định. */
    DECIDED,
    /** Đã tổng kết. */
    SUMMARISED,
    /** Đã bàn giao. */
    HANDED_OVER,
    /** Đã lưu trữ. */
    ARCHIVED,
    /** Tạm dừng. */
    SUSPENDED,
    /** Đã hủy. */
    CANCELLED;

    /** Tells whether a season may do without it (Rule 5). */
    boolean optional() {
        return this == MID_YEAR_REVIEW;
    }

    /** Tells whether a season moves through it; the others are states of their own. */
    boolean inTheRound() {
        return compareTo(ESTABLISHED) >= 0 && compareTo(ARCHIVED) <= 0;
    }

    /** Tells whether it can be announced with a window. */
    boolean announceable() {
        return compareTo(PREPARING) >= 0 && compareTo(HANDED_OVER) <= 0;
    }

    /** Tells whether each dossier is in it for itself, so that its window must not overlap the next one (Rule 6). */
    boolean ofTheDossier() {
        return this == SELF_SCORING || this == CROSS_SCORING || this == APPRAISAL || this == DELIBERATION
                || this == BALLOT;
    }
}
