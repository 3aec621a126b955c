package vn.laocai.thidua.console.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.console.security.SignInNeeded;

/** The clients of the four services: their addresses, the person's token, the page's language, their refusals. */
@Configuration(proxyBeanMethods = false)
class ServiceClientsConfiguration {

    private final RestClient.Builder builder;
    private final BearerToken bearer;
    private final JsonMapper json;
    private final Addresses addresses;

    /** Base addresses of the services. */
    @ConfigurationProperties("thidua.services")
    record Addresses(String ward, String scoring, String club, String notification) {}

    ServiceClientsConfiguration(RestClient.Builder builder, BearerToken bearer, JsonMapper json, Addresses addresses) {
        this.builder = builder;
        this.bearer = bearer;
        this.json = json;
        this.addresses = addresses;
    }

    @Bean
    WardClient wardClient() {
        return client("ward", addresses.ward(), WardClient.class);
    }

    @Bean
    PriorClient priorClient() {
        return client("scoring", addresses.scoring(), PriorClient.class);
    }

    @Bean
    CriteriaClient criteriaClient() {
        return client("scoring", addresses.scoring(), CriteriaClient.class);
    }

    @Bean
    SheetClient sheetClient() {
        return client("scoring", addresses.scoring(), SheetClient.class);
    }

    @Bean
    EvidenceClient evidenceClient() {
        return client("scoring", addresses.scoring(), EvidenceClient.class);
    }

    @Bean
    CrossScoringClient crossScoringClient() {
        return client("scoring", addresses.scoring(), CrossScoringClient.class);
    }

    @Bean
    AppraisalClient appraisalClient() {
        return client("scoring", addresses.scoring(), AppraisalClient.class);
    }

    @Bean
    BallotClient ballotClient() {
        return client("scoring", addresses.scoring(), BallotClient.class);
    }

    @Bean
    RankingClient rankingClient() {
        return client("scoring", addresses.scoring(), RankingClient.class);
    }

    @Bean
    BoardClient boardClient() {
        return client("scoring", addresses.scoring(), BoardClient.class);
    }

    @Bean
    AwardClient awardClient() {
        return client("scoring", addresses.scoring(), AwardClient.class);
    }

    @Bean
    ViolationClient violationClient() {
        return client("scoring", addresses.scoring(), ViolationClient.class);
    }

    @Bean
    ComplaintClient complaintClient() {
        return client("scoring", addresses.scoring(), ComplaintClient.class);
    }

    @Bean
    RescoreClient rescoreClient() {
        return client("scoring", addresses.scoring(), RescoreClient.class);
    }

    /** What everybody may read is asked without a token, also for those who are signed in. */
    @Bean
    PublicClient publicClient() {
        RestClient rest = builder.clone().baseUrl(addresses.scoring())
                .defaultStatusHandler(HttpStatusCode::isError, this::refuse)
                .requestInterceptor((request, body, next) -> {
                    request.getHeaders().set(HttpHeaders.ACCEPT_LANGUAGE,
                            LocaleContextHolder.getLocale().getLanguage());
                    return answerOf("scoring", request, body, next);
                }).build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest)).build()
                .createClient(PublicClient.class);
    }

    @Bean
    ClubClient clubClient() {
        return client("club", addresses.club(), ClubClient.class);
    }

    @Bean
    PeopleClient peopleClient() {
        return client("notification", addresses.notification(), PeopleClient.class);
    }

    @Bean
    NotificationClient notificationClient() {
        return client("notification", addresses.notification(), NotificationClient.class);
    }

    @Bean
    OperationsClients operationsClients() {
        // Reading a whole journal takes longer than a page should.
        RestClient.Builder patient = builder.clone()
                .requestFactory(ClientHttpRequestFactoryBuilder.detect().build(HttpClientSettings.defaults()
                        .withConnectTimeout(Duration.ofSeconds(1)).withReadTimeout(Duration.ofMinutes(1))));
        return new OperationsClients(client(patient, "ward", addresses.ward(), OperationsClient.class),
                client(patient, "scoring", addresses.scoring(), OperationsClient.class),
                client(patient, "club", addresses.club(), OperationsClient.class),
                client(patient, "notification", addresses.notification(), OperationsClient.class));
    }

    private <T> T client(String service, String address, Class<T> type) {
        return client(builder, service, address, type);
    }

    private <T> T client(RestClient.Builder base, String service, String address, Class<T> type) {
        RestClient rest = base.clone().baseUrl(address).defaultStatusHandler(HttpStatusCode::isError, this::refuse)
                .requestInterceptor((request, body, next) -> {
                    request.getHeaders().setBearerAuth(bearer.ofTheRunningRequest());
                    request.getHeaders().set(HttpHeaders.ACCEPT_LANGUAGE,
                            LocaleContextHolder.getLocale().getLanguage());
                    return answerOf(service, request, body, next);
                }).build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(rest)).build().createClient(type);
    }

    private static ClientHttpResponse answerOf(String service, HttpRequest request, byte[] body,
            ClientHttpRequestExecution next) {
        try {
            return next.execute(request, body);
        } catch (IOException noAnswer) {
            throw new ServiceUnreachable(service, noAnswer);
        }
    }

    private void refuse(HttpRequest request, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        String body = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode problem = tree(body);
        if (status == 401) {
            String asked = request.getURI().getHost();
            throw "sign-in-too-old".equals(text(problem, "code", ""))
                    ? SignInNeeded.afresh("a fresh sign-in is asked for by " + asked)
                    : new SignInNeeded("the token was not accepted by " + asked);
        }
        List<String> errors = new ArrayList<>();
        if (problem != null) {
            for (JsonNode error : problem.path("errors")) {
                String sentence = error.path("detail").asString("");
                if (!sentence.isBlank()) {
                    errors.add(sentence);
                }
            }
        }
        throw new ServiceRefusal(status, text(problem, "code", "unknown"), optional(problem, "detail"),
                optional(problem, "traceId"), errors, problem);
    }

    private @Nullable JsonNode tree(String body) {
        try {
            return body.isBlank() ? null : json.readTree(body);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static String text(@Nullable JsonNode node, String name, String otherwise) {
        return node == null ? otherwise : node.path(name).asString(otherwise);
    }

    private static @Nullable String optional(@Nullable JsonNode node, String name) {
        String found = text(node, name, "");
        return found.isBlank() ? null : found;
    }
}
