package vn.laocai.thidua.scoring.board;

import java.util.List;

/** What a feature still has open in a season; a bean of each feature that can keep a season from being finalised. */
@FunctionalInterface
public interface PendingWork {

    /** What is pending now; empty where nothing is. Called after every sheet is sealed. */
    List<Pending> pending(String seasonId);

    /**
     * One kind of thing that is pending.
     *
     * @param code
     *            stable code in kebab case, such as {@code open-complaints}
     * @param count
     *            how many there are, at least 1
     * @param messageVi
     *            what is pending and what to do, Vietnamese
     * @param messageEn
     *            the same in English
     */
    record Pending(String code, int count, String messageVi, String messageEn) {}
}
