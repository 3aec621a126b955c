package vn.laocai.thidua.scoring.board;

import java.util.List;

/**
 * What must be done before a season is final, and what of it is.
 *
 * @param ready
 *            whether everything is
 */
public record Checklist(String seasonId, boolean ready, List<Item> items) {

    public Checklist {
        items = List.copyOf(items);
    }

    /** A checklist of these items. */
    static Checklist of(String seasonId, List<Item> items) {
        return new Checklist(seasonId, items.stream().allMatch(Item::ok), items);
    }

    /** Codes of what is not done. */
    List<String> pending() {
        return items.stream().filter(item -> !item.ok()).map(Item::code).toList();
    }

    /**
     * One line.
     *
     * @param count
     *            how many things are pending, 0 where it is done
     */
    public record Item(String code, boolean ok, String messageVi, String messageEn, int count) {

        static Item of(String code, long count, String doneVi, String pendingVi, String doneEn, String pendingEn) {
            return new Item(code, count == 0, count == 0 ? doneVi : count + " " + pendingVi,
                    count == 0 ? doneEn : count + " " + pendingEn, Math.toIntExact(count));
        }
    }
}
