package vn.laocai.thidua.scoring.award;

/** States of a proposal in their order; the names are those on the wire. */
public enum ProposalState {

    /** Begun. */
    DRAFT("Soạn thảo"),
    /** Every rule was checked. */
    ELIGIBILITY_CHECKED("Đã kiểm tra điều kiện"),
    /** The departments are asked. */
    CLEARANCE_PENDING("Chờ rà soát vi phạm"),
    /** Nothing stands against it. */
    CLEARED("Đủ điều kiện gửi"),
    /** Something is being verified (Rule 54). */
    SUSPENDED("Tạm dừng"),
    /** With the province. */
    SENT("Đã gửi"),
    /** The province has it. */
    RECEIVED("Đã tiếp nhận"),
    /** The province wants it better. */
    RETURNED("Bị trả lại"),
    /** Before the provincial council. */
    IN_COUNCIL("Hội đồng đang xét"),
    /** The council agrees. */
    COUNCIL_APPROVED("Hội đồng đồng ý"),
    /** The council does not agree. */
    COUNCIL_REJECTED("Hội đồng không đồng ý"),
    /** A decision is registered: it is an award (Rule 59). */
    DECIDED("Đã có quyết định khen thưởng"),
    /** It came to nothing. */
    NOT_AWARDED("Không khen thưởng"),
    /** Handed over in public. */
    PRESENTED("Đã trao tặng"),
    /** Taken back; the original stays readable (Rule 60). */
    REVOKED("Đã thu hồi");

    private final String nameVi;

    ProposalState(String nameVi) {
        this.nameVi = nameVi;
    }

    /** The state in Vietnamese. */
    public String nameVi() {
        return nameVi;
    }

    /** Tells whether the award can still be suspended or given up. */
    boolean undecided() {
        return switch (this) {
            case DRAFT, ELIGIBILITY_CHECKED, CLEARANCE_PENDING, CLEARED, SUSPENDED, SENT, RECEIVED, RETURNED,
                    IN_COUNCIL, COUNCIL_APPROVED ->
                true;
            case COUNCIL_REJECTED, DECIDED, NOT_AWARDED, PRESENTED, REVOKED -> false;
        };
    }

    /** Tells whether it is an award, or was one. */
    public boolean decided() {
        return this == DECIDED || this == PRESENTED || this == REVOKED;
    }

    /** Tells whether it came to nothing, so that it holds no place in the quota. */
    boolean ended() {
        return this == NOT_AWARDED || this == COUNCIL_REJECTED || this == REVOKED;
    }
}
