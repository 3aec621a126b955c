package vn.laocai.thidua.scoring.scoresheet;

/**
 * Identity of a score sheet. It follows from season and ward, so that opening the same sheet twice, late or at the same
 * time always meets the same document.
 *
 * @param seasonId
 *            season, {@code <blockId>-<year>}
 * @param wardCode
 *            code of the ward, such as {@code SA_PA}
 */
public record ScoreSheetId(String seasonId, String wardCode) {

    public ScoreSheetId {
        if (seasonId.isBlank() || wardCode.isBlank()) {
            throw new IllegalArgumentException("A score sheet belongs to a season and a ward");
        }
    }

    /** The id on the wire and in the store: {@code <seasonId>:<wardCode>}. */
    public String value() {
        return seasonId + ":" + wardCode;
    }
}
