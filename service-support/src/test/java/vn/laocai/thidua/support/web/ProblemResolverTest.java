package vn.laocai.thidua.support.web;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoSocketWriteException;
import com.mongodb.ServerAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.command.RefusalAudit;
import vn.laocai.thidua.support.telemetry.MetricNames;
import vn.laocai.thidua.support.telemetry.Traces;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemResolverTest {

    private final List<String> audited = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void auditsNoRefusalWhereOnlyTheClientLeft() throws Exception {
        resolve(new HttpMessageNotWritableException("half an answer", new ClientAbortException("Broken pipe")));

        assertThat(audited).isEmpty();
        assertThat(response.getContentAsString()).isEmpty();
    }

    @Test
    void takesABrokenPipeToTheStoreForAnOutage() throws Exception {
        resolve(new MongoSocketWriteException("away", new ServerAddress(), new IOException("Broken pipe")));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("store-unavailable");
    }

    @Test
    void countsEachProblemByItsCode() throws Exception {
        resolve(Refusal.of(429, "too-busy", "Đang quá tải.", "Too busy.").with("retryAfter", 7));

        assertThat(audited).containsExactly("do-it too-busy");
        assertThat(response.getHeader("Retry-After")).isEqualTo("7");
        assertThat(meters.counter(MetricNames.PROBLEMS, "code", "too-busy", "status", "429").count()).isEqualTo(1);
    }

    @Test
    void alwaysSaysWhenToComeAgain() throws Exception {
        resolve(Refusal.of(503, "too-many-conflicts", "Xin thử lại.", "Try again."));

        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    }

    private void resolve(Exception failure) throws NoSuchMethodException {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("audit", (RefusalAudit) (command, actor, target, status, code, trace, at) -> audited
                .add(command + " " + code));
        ProblemWriter writer = new ProblemWriter(new JsonMapper(), Traces.none(), new AcceptHeaderLocaleResolver(),
                meters);
        new ProblemResolver(writer, beans.getBeanProvider(RefusalAudit.class), Traces.none(), Clock.systemUTC())
                .resolveException(new MockHttpServletRequest("POST", "/api/things"), response,
                        new HandlerMethod(this, getClass().getDeclaredMethod("doIt")), failure);
    }

    @CommandName("do-it")
    void doIt() {}
}
