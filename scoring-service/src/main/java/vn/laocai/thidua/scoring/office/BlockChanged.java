package vn.laocai.thidua.scoring.office;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What this service reads of every event of a block: each carries the whole membership.
 *
 * @param personId
 *            head of the block, only in the event that appoints one; {@code wardCode} is the head's ward then
 */
record BlockChanged(String blockId, List<String> memberCodes, @Nullable String wardCode, @Nullable String personId,
        @Nullable LocalDate from, @Nullable LocalDate to) {

    static final List<String> TYPES = List.of("vn.laocai.thidua.ward.block-established.v1",
            "vn.laocai.thidua.ward.block-member-added.v1", "vn.laocai.thidua.ward.block-member-removed.v1",
            "vn.laocai.thidua.ward.block-head-appointed.v1");

    /** The term that the event opens, if it opens one. */
    BlockOffice.@Nullable Term appointed() {
        return wardCode == null || personId == null || from == null
                ? null
                : new BlockOffice.Term(wardCode, personId, from, to);
    }
}
