package vn.laocai.thidua.local.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everybody who can sign in to the demo, in the order in which the sign-in page lists them. */
public final class DemoAccounts {

    /** The password of every account and the secret of every client of the local stack. */
    public static final String PASSWORD = "thidua";

    /** The agency whose system reads events with client credentials. */
    public static final String AGENCY_CLIENT = "agency.home-affairs";

    private static final String LEADERS = "Lãnh đạo phường";
    private static final String BLOCK = "Khối thi đua và tỉnh";
    private static final String OFFICERS = "Cán bộ đầu mối";
    private static final String SCORERS = "Thành viên tổ chấm chéo";
    private static final String TELLERS = "Tổ kiểm phiếu";
    private static final String APPRAISERS = "Chuyên viên thẩm định";
    private static final String PARTNERS = "Đối tác Câu lạc bộ";

    /** Ward codes and names in the order of the founding decision. */
    public static final Map<String, String> WARDS = ordered("VAN_PHU", "Văn Phú", "YEN_BAI", "Yên Bái", "NAM_CUONG",
            "Nam Cường", "AU_LAU", "Âu Lâu", "NGHIA_LO", "Nghĩa Lộ", "TRUNG_TAM", "Trung Tâm", "SA_PA", "Sa Pa",
            "CAU_THIA", "Cầu Thia", "CAM_DUONG", "Cam Đường", "LAO_CAI", "Lào Cai");

    /** Codes and names of the departments that appraise. */
    public static final Map<String, String> DEPARTMENTS = ordered("CONSTRUCTION", "Sở Xây dựng", "FINANCE",
            "Sở Tài chính", "HOME_AFFAIRS", "Sở Nội vụ", "AGRICULTURE_ENVIRONMENT", "Sở Nông nghiệp và Môi trường",
            "SCIENCE_TECHNOLOGY", "Sở Khoa học và Công nghệ", "CULTURE_SPORTS_TOURISM",
            "Sở Văn hóa, Thể thao và Du lịch",
            "POLICE", "Công an tỉnh", "MILITARY", "Bộ Chỉ huy Quân sự tỉnh", "INSPECTORATE", "Thanh tra tỉnh", "TAX",
            "Thuế tỉnh");

    private static final Map<String, String> PARTNER_NAMES = ordered("URBAN_PLANNING_ASSOCIATION",
            "Hội Quy hoạch phát triển đô thị Việt Nam", "TOURISM_ASSOCIATION", "Hiệp hội Du lịch tỉnh",
            "BUSINESS_ASSOCIATION", "Hội Doanh nhân tỉnh");

    private static final List<DemoAccount> ALL = List.copyOf(build());

    private DemoAccounts() {}

    /** All people; the agency's client is not among them. */
    public static List<DemoAccount> all() {
        return ALL;
    }

    /** The account of this name. */
    public static Optional<DemoAccount> find(String account) {
        return ALL.stream().filter(candidate -> candidate.account().equals(account)).findFirst();
    }

    /** The account of this name, which must exist. */
    public static DemoAccount get(String account) {
        return find(account).orElseThrow(() -> new IllegalArgumentException("No demo account " + account));
    }

    /** The account of a ward's leader, such as {@code sa-pa.leader} for {@code SA_PA}. */
    public static DemoAccount leaderOf(String wardCode) {
        return get(kebab(wardCode) + ".leader");
    }

    private static List<DemoAccount> build() {
        List<DemoAccount> accounts = new ArrayList<>();
        WARDS.forEach((code, name) -> accounts.add(new DemoAccount(kebab(code) + ".leader",
                "Lãnh đạo phường " + name + (code.equals("SA_PA") ? " (Tô Ngọc Liễn)" : ""), code, LEADERS,
                List.of("WARD_LEADER"))));
        accounts.add(new DemoAccount("block.admin", "Quản trị hệ thống Khối thi đua", "PROVINCE", BLOCK,
                List.of("BLOCK_ADMIN")));
        accounts.add(new DemoAccount("block.secretary", "Tổ thư ký Khối thi đua (phường Sa Pa)", "SA_PA", BLOCK,
                List.of("BLOCK_SECRETARY")));
        accounts.add(new DemoAccount("province.monitor", "Theo dõi Khối thi đua (Sở Nội vụ)", "HOME_AFFAIRS", BLOCK,
                List.of("PROVINCE_MONITOR")));
        accounts.add(new DemoAccount("council.member", "Ủy viên Hội đồng Thi đua - Khen thưởng tỉnh", "PROVINCE", BLOCK,
                List.of("COUNCIL_MEMBER")));
        accounts.add(new DemoAccount("auditor", "Thanh tra, kiểm tra (Thanh tra tỉnh)", "INSPECTORATE", BLOCK,
                List.of("AUDITOR")));
        accounts.add(new DemoAccount("ops", "Vận hành hệ thống", "PROVINCE", BLOCK, List.of("OPS")));
        WARDS.forEach((code, name) -> accounts.add(new DemoAccount(kebab(code) + ".officer",
                "Cán bộ đầu mối phường " + name, code, OFFICERS, List.of("WARD_OFFICER"))));
        WARDS.forEach((code, name) -> accounts.add(new DemoAccount(kebab(code) + ".scorer",
                "Thành viên tổ chấm chéo phường " + name, code, SCORERS, List.of("CROSS_SCORER"))));
        accounts.add(new DemoAccount("teller.1", "Tổ trưởng Tổ kiểm phiếu (phường Sa Pa)", "SA_PA", TELLERS,
                List.of("TELLER")));
        accounts.add(new DemoAccount("teller.2", "Thư ký Tổ kiểm phiếu (phường Yên Bái)", "YEN_BAI", TELLERS,
                List.of("TELLER")));
        accounts.add(new DemoAccount("teller.3", "Ủy viên Tổ kiểm phiếu (phường Lào Cai)", "LAO_CAI", TELLERS,
                List.of("TELLER")));
        DEPARTMENTS.forEach((code, name) -> accounts.add(new DemoAccount(kebab(code) + ".appraiser",
                "Chuyên viên thẩm định (" + name + ")", code, APPRAISERS, List.of("APPRAISER"))));
        PARTNER_NAMES.forEach((code, name) -> accounts.add(new DemoAccount(kebab(code) + ".partner",
                "Đại diện " + name, code, PARTNERS, List.of("CLUB_PARTNER"))));
        return accounts;
    }

    private static String kebab(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }
}
