package vn.laocai.thidua.local.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;
import vn.laocai.thidua.local.identity.DemoAccounts;

/**
 * The demo season, played up to a chapter. People do through the public APIs what they would do in their weeks, and the
 * business clock moves with them: one sheet comes late, one is returned, a department contradicts a ward, two wards tie,
 * one of three candidates fails the ballot, one proposal is suspended and cleared.
 */
public final class ScoredSeason {

    private static final List<String> PHASES = List.of("COVENANT_SIGNING", "ACTIVE", "SELF_SCORING", "CROSS_SCORING",
            "APPRAISAL", "EXPLANATION", "DELIBERATION", "BALLOT", "RANKED", "PROPOSED_TO_PROVINCE", "DECIDED",
            "SUMMARISED");

    private final DemoApi api;
    private final DemoSeason conference;
    private final TellerKeys keys;

    /**
     * @param directory
     *            where the tellers of the demo keep the files of their keys
     */
    public ScoredSeason(Ports ports, Path directory) {
        keys = new TellerKeys(directory);
        api = new DemoApi(ports);
        conference = new DemoSeason(ports);
    }

    /** Plays what has not been played yet and tells where the season stands. */
    public String play(Chapter until) {
        String told = conference.load();
        new CriteriaChapter(api).play();
        if (until.reaches(Chapter.SELF_SCORING)) {
            told = new SelfScoringChapter(api).play(until.reaches(Chapter.CROSS_SCORING));
        }
        if (until.reaches(Chapter.CROSS_SCORING)) {
            told = new JudgingChapter(api).play(until);
        }
        if (until.reaches(Chapter.COUNCIL)) {
            told = new CouncilChapter(api, keys).play(until.reaches(Chapter.RESULTS));
        }
        if (until.reaches(Chapter.RESULTS)) {
            told = new ResultsChapter(api).play();
        }
        return told;
    }

    /** Names that all chapters use. */
    static final class Cast {

        static final String BLOCK = "khoi-phuong-lao-cai";
        static final String SEASON = BLOCK + "-2025";
        static final String HEAD = "sa-pa.leader";
        static final String HEAD_WARD = "SA_PA";
        static final String SECRETARY = "block.secretary";
        static final String MONITOR = "province.monitor";
        static final List<String> WARDS = List.copyOf(
                DemoAccounts.WARDS.keySet());

        private Cast() {}

        static String account(String ward, String role) {
            return ward.toLowerCase(Locale.ROOT).replace('_', '-') + "." + role;
        }

        static String sheet(String ward) {
            return SEASON + ":" + ward;
        }

        /** Who decides about a ward for the block: its head, and the monitor about the head's own ward. */
        static String headFor(String ward) {
            return ward.equals(HEAD_WARD) ? MONITOR : HEAD;
        }
    }

    /** The head moves the season to a phase at a moment of its window, unless it is there or beyond. */
    static void enter(DemoApi api, String phase, String moment) {
        String path = "/api/seasons/" + Cast.SEASON;
        String state = api.read(Cast.HEAD, Part.WARD, path).path("state").asString();
        if (PHASES.indexOf(state) < PHASES.indexOf(phase)) {
            api.moveClock(moment);
            api.post(Cast.HEAD, Part.WARD, path + "/phase-moves", "phase-" + phase, Map.of("to", phase));
        }
    }
}
