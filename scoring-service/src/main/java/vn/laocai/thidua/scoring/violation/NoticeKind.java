package vn.laocai.thidua.scoring.violation;

import java.util.Arrays;
import java.util.List;

/** What a notice can be about; each kind belongs to the departments that keep such lists. */
public enum NoticeKind {

    /** Social evils that do not decrease. */
    SOCIAL_EVILS("Tệ nạn xã hội không giảm", "POLICE"),
    /** Fires and breaches of fire safety. */
    FIRE_SAFETY("Phòng cháy, chữa cháy", "POLICE"),
    /** Officials who broke traffic rules. */
    TRAFFIC_OF_OFFICIALS("Cán bộ, công chức vi phạm giao thông", "POLICE"),
    /** A criminal case under examination. */
    CRIMINAL_CASE("Vụ án hình sự đang xem xét", "POLICE"),
    /** Results of administrative reform. */
    ADMINISTRATIVE_REFORM("Kết quả cải cách hành chính", "HOME_AFFAIRS"),
    /** Disciplined officials. */
    DISCIPLINE("Kỷ luật cán bộ, công chức", "HOME_AFFAIRS", "INSPECTORATE"),
    /** Safety and health at work. */
    LABOUR_SAFETY("An toàn, vệ sinh lao động", "HOME_AFFAIRS"),
    /** Protection of the environment. */
    ENVIRONMENT("Bảo vệ môi trường", "AGRICULTURE_ENVIRONMENT"),
    /** Taxes that are owed. */
    TAX_DUTIES("Nghĩa vụ thuế", "TAX"),
    /** Contributions that are owed. */
    SOCIAL_INSURANCE("Nghĩa vụ bảo hiểm xã hội", "TAX", "SOCIAL_INSURANCE"),
    /** An inspection that is going on. */
    INSPECTION("Thanh tra, kiểm tra đang tiến hành", "INSPECTORATE"),
    /** Complaints and denunciations not yet settled. */
    PENDING_PETITION("Khiếu nại, tố cáo chưa giải quyết xong", "INSPECTORATE"),
    /** Corruption. */
    CORRUPTION("Tham nhũng, tiêu cực", "INSPECTORATE", "POLICE"),
    /** Safety of food. */
    FOOD_SAFETY("An toàn thực phẩm", "HEALTH"),
    /** Data of digital transformation. */
    DIGITAL_DATA("Số liệu chuyển đổi số", "SCIENCE_TECHNOLOGY"),
    /** Order in building. */
    CONSTRUCTION_ORDER("Trật tự xây dựng", "CONSTRUCTION"),
    /** What the press reported and is being verified. */
    PRESS_REPORT("Báo chí phản ánh đang xác minh", "HOME_AFFAIRS", "CULTURE_SPORTS_TOURISM");

    private final String nameVi;
    private final String department;
    private final String other;

    NoticeKind(String nameVi, String department) {
        this(nameVi, department, department);
    }

    NoticeKind(String nameVi, String department, String other) {
        this.nameVi = nameVi;
        this.department = department;
        this.other = other;
    }

    /** What it is called in Vietnamese. */
    public String nameVi() {
        return nameVi;
    }

    /** Tells whether the department keeps lists of this kind. */
    public boolean belongsTo(String code) {
        return department.equals(code) || other.equals(code);
    }

    /** The kinds of which a department may give notice, in their order. */
    public static List<NoticeKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.belongsTo(code)).toList();
    }
}
