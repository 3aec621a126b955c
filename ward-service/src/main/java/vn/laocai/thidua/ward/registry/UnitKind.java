package vn.laocai.thidua.ward.registry;

/** What a unit is. */
public enum UnitKind {
    /** Phường. */
    WARD,
    /** Xã. */
    COMMUNE,
    /** Đặc khu. */
    SPECIAL_ZONE,
    /** Tỉnh. */
    PROVINCE,
    /** Sở, ngành. */
    DEPARTMENT,
    /** Hiệp hội, doanh nghiệp và đối tác khác. */
    PARTNER
}
