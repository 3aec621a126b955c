package vn.laocai.thidua.scoring.ballot;

import java.util.List;

/** What ballots have certified, for those who build on it. */
public interface Ballots {

    /** The certified ballots of a season, oldest first; voided ones are not among them. Empty before certification. */
    List<CertifiedBallot> certifiedResults(String seasonId);
}
