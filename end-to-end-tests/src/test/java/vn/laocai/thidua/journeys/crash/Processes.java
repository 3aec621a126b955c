package vn.laocai.thidua.journeys.crash;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import vn.laocai.thidua.journeys.harness.Api;
import vn.laocai.thidua.journeys.harness.KafkaWitness;
import vn.laocai.thidua.journeys.harness.SuiteProcess;
import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;
import vn.laocai.thidua.testing.infrastructure.TcpProxy;
import vn.laocai.thidua.testing.kit.TestTokens;

/** Store, broker, ward-service and scoring-service, each in a process of its own, with a proxy before the store. */
final class Processes implements AutoCloseable {

    private final Ports ports;
    private final TestTokens tokens = TestTokens.start();
    private final Map<Part, SuiteProcess> running = new EnumMap<>(Part.class);
    private final TcpProxy wardToStore;
    private final TcpProxy scoringToStore;
    private final Api api;

    Processes(Path data, int offset) {
        ports = new Ports(offset);
        wardToStore = TcpProxy.listen(0, Ports.HOST, ports.of(Part.STORE));
        scoringToStore = TcpProxy.listen(0, Ports.HOST, ports.of(Part.STORE));
        api = new Api(ports, tokens::bearer);
        running.put(Part.STORE, SuiteProcess.start(ports, data, List.of(Part.STORE)));
        running.put(Part.BROKER, SuiteProcess.start(ports, data, List.of(Part.BROKER)));
        running.put(Part.WARD, service(Part.WARD, data, wardToStore));
        running.put(Part.SCORING, service(Part.SCORING, data, scoringToStore));
    }

    private SuiteProcess service(Part part, Path data, TcpProxy toStore) {
        return SuiteProcess.start(ports, data, List.of(part), "--thidua.store.uri=" + toStore.mongoUri(),
                "--thidua.identity.issuer=" + tokens.issuer());
    }

    Api api() {
        return api;
    }

    Ports ports() {
        return ports;
    }

    KafkaWitness witness() {
        return new KafkaWitness(ports.broker());
    }

    TcpProxy wardToStore() {
        return wardToStore;
    }

    TcpProxy scoringToStore() {
        return scoringToStore;
    }

    void kill(Part part) {
        running.get(part).kill();
    }

    void startAgain(Part part) {
        running.get(part).start();
    }

    @Override
    public void close() {
        for (Part part : List.of(Part.SCORING, Part.WARD, Part.BROKER, Part.STORE)) {
            SuiteProcess process = running.get(part);
            if (process != null) {
                process.close();
            }
        }
        wardToStore.close();
        scoringToStore.close();
        tokens.close();
    }
}
