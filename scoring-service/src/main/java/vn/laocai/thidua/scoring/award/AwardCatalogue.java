package vn.laocai.thidua.scoring.award;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The awards of a season with their quotas, and the base salary from which rewards are reckoned.
 *
 * @param awards
 *            in the order in which they are shown
 * @param baseSalaries
 *            by the day from which each holds
 */
public record AwardCatalogue(String seasonId, List<Award> awards, List<BaseSalary> baseSalaries) {

    /**
     * A base salary.
     *
     * @param from
     *            first day on which it holds
     * @param amount
     *            whole đồng a month
     */
    public record BaseSalary(LocalDate from, long amount) {}

    public AwardCatalogue {
        awards = List.copyOf(awards);
        baseSalaries = List.copyOf(baseSalaries);
        if (awards.stream().map(Award::code).distinct().count() != awards.size()) {
            throw new IllegalArgumentException("An award stands twice in the catalogue");
        }
    }

    /** The award with this code. */
    public Optional<Award> award(String code) {
        return awards.stream().filter(award -> award.code().equals(code)).findFirst();
    }

    /** Base salary of a day in whole đồng; nothing before the first one. */
    public Optional<Long> baseSalary(LocalDate day) {
        return baseSalaries.stream().filter(salary -> !salary.from().isAfter(day))
                .max(Comparator.comparing(BaseSalary::from)).map(BaseSalary::amount);
    }

    /** What holds until the province says otherwise: one flag and two certificates of merit for the block. */
    static AwardCatalogue usual(String seasonId) {
        return new AwardCatalogue(seasonId, List.of(
                award("PROVINCE_FLAG", "Cờ thi đua của UBND tỉnh", "Chủ tịch UBND tỉnh", 1, "8.0", true, true, 80),
                award("PROVINCIAL_MERIT_CERTIFICATE", "Bằng khen của Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh", 2,
                        "3.0", false, true, 0),
                award("GOVERNMENT_FLAG", "Cờ thi đua của Chính phủ", "Thủ tướng Chính phủ", 0, "12.0", true, true, 80),
                award("PRIME_MINISTER_MERIT_CERTIFICATE", "Bằng khen của Thủ tướng Chính phủ", "Thủ tướng Chính phủ",
                        0, "7.0", false, true, 80),
                award("EXEMPLARY_WARD", "Xã, phường, đặc khu tiêu biểu", "Chủ tịch UBND tỉnh", 0, "2.0", false, true,
                        0),
                award("EXCELLENT_LABOUR_COLLECTIVE", "Tập thể lao động xuất sắc", "Chủ tịch UBND tỉnh", 0, "1.5",
                        false, true, 0),
                award("ADVANCED_LABOUR_COLLECTIVE", "Tập thể lao động tiên tiến", "Thủ trưởng cơ quan", 0, "0.8",
                        false, false, 0),
                award("PAPER_OF_MERIT", "Giấy khen", "Chủ tịch UBND phường", 0, "0.6", false, false, 0)),
                List.of(new BaseSalary(LocalDate.of(2024, 7, 1), 2_340_000)));
    }

    private static Award award(String code, String name, String decidedBy, int quota, String factor, boolean leading,
            boolean topClass, int councilPercent) {
        return new Award(code, name, decidedBy, quota, new BigDecimal(factor), leading, topClass, true,
                councilPercent);
    }
}
