package vn.laocai.thidua.benchmarks.scoringengine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import vn.laocai.thidua.scoring.calculation.CellFigures;
import vn.laocai.thidua.scoring.calculation.LiveSeason;
import vn.laocai.thidua.scoring.calculation.Ranked;
import vn.laocai.thidua.scoring.calculation.Ranking;
import vn.laocai.thidua.scoring.calculation.SeasonCalculator;

/** The arithmetic of a whole season and of one changed cell, on one core. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
public class ScoringEngineBenchmark {

    /** Runs everything and prints JMH's table. */
    public static void main(String[] arguments) throws RunnerException {
        String only = arguments.length == 0 ? ScoringEngineBenchmark.class.getSimpleName() : arguments[0];
        new Runner(new OptionsBuilder().include(only)
                .addProfiler(ProcessorTime.class).addProfiler(GCProfiler.class).build()).run();
    }

    /** A season of made-up figures. */
    @State(Scope.Benchmark)
    public static class Given {

        /** Wards and criteria: the block of today, and all communes of the country with a long table. */
        @Param({"10x60", "3321x100"})
        public String size = "10x60";

        private MadeUpSeason season = new MadeUpSeason(1, 1);
        private LiveSeason live = LiveSeason.of(season.table(), season.sheets(), true);
        private String[] wards = {};
        private String[] codes = {};
        private CellFigures[] cells = {};
        private int leaves;
        private int next;

        /** Makes the season, and a row of changes that do not touch columns which compare wards. */
        @Setup
        public void make() {
            int wardCount = Integer.parseInt(size.substring(0, size.indexOf('x')));
            int criteria = Integer.parseInt(size.substring(size.indexOf('x') + 1));
            season = new MadeUpSeason(wardCount, criteria);
            live = LiveSeason.of(season.table(), season.sheets(), true);
            leaves = wardCount * criteria;
            Random random = new Random(1);
            wards = new String[4096];
            codes = new String[wards.length];
            cells = new CellFigures[wards.length];
            for (int i = 0; i < wards.length; i++) {
                int criterion = random.nextInt(criteria);
                while (criterion % 16 == 2) {
                    criterion = random.nextInt(criteria);
                }
                wards[i] = "WARD_" + random.nextInt(wardCount);
                codes[i] = "C." + criterion;
                cells[i] = MadeUpSeason.cell(random, criterion);
            }
        }
    }

    /** Everything from the figures: points, sums, places and their words. */
    @Benchmark
    public List<Ranked> wholeSeason(Given given) {
        return Ranking.rank(given.season.table(),
                SeasonCalculator.calculate(given.season.table(), given.season.sheets(), true), Map.of(), Map.of());
    }

    /** One cell of one ward changes; the result is a season that can be read. */
    @Benchmark
    public Object oneCell(Given given) {
        int i = given.next++ & 4095;
        return given.live.withCell(given.wards[i], given.codes[i], given.cells[i]).result();
    }

    /** One cell of a column that compares wards changes; its leader may change, and then everybody's points. */
    @Benchmark
    public Object oneCellOfAComparedColumn(Given given) {
        int i = given.next++ & 4095;
        return given.live.withCell(given.wards[i], "C.2", MadeUpSeason.cell(new Random(i), 2)).result();
    }

    /** The limit: for each leaf one division to ten places, one product, one rounding, two sums; nothing else. */
    @Benchmark
    public void bareDecimals(Given given, Blackhole hole) {
        BigDecimal max = BigDecimal.valueOf(20);
        BigDecimal target = BigDecimal.valueOf(1200);
        BigDecimal section = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        for (int leaf = 0; leaf < given.leaves; leaf++) {
            BigDecimal ratio = BigDecimal.valueOf(leaf * 37L % 150_000, 2).divide(target, 10, RoundingMode.HALF_UP);
            BigDecimal points = max.multiply(ratio).setScale(2, RoundingMode.HALF_UP);
            section = section.add(points);
            total = total.add(points);
        }
        hole.consume(section);
        hole.consume(total);
    }
}
