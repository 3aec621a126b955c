package vn.laocai.thidua.support.web;

import java.lang.annotation.Annotation;
import java.util.Arrays;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.launch.ConditionalOnService;

/** What every service's OpenAPI description says beside its own operations. */
@AutoConfiguration
@ConditionalOnService
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
public class ApiDescriptionAutoConfiguration {

    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CommandContext.class, Actor.class, IfMatch.class,
                Precondition.class, PageQuery.class);
    }

    @Bean
    OpenApiCustomizer conventionsOfTheApi(@Value("${thidua.part}") String service) {
        return api -> {
            api.info(new Info().title(service).version("v1")
                    .description("Errors are RFC 9457 problems; 'detail' is Vietnamese unless English is asked for."));
            Components components = api.getComponents() == null ? new Components() : api.getComponents();
            components.addSecuritySchemes(BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BEARER)
                    .bearerFormat("JWT"));
            components.addSchemas(PROBLEM, problem());
            api.components(components).addSecurityItem(new SecurityRequirement().addList(BEARER));
        };
    }

    @Bean
    OperationCustomizer conventionsOfAnOperation() {
        return (operation, method) -> {
            CommandName command = method.getMethodAnnotation(CommandName.class);
            if (command != null) {
                operation.setOperationId(command.value());
            }
            if (has(method, PostMapping.class) || has(method, PatchMapping.class)) {
                header(operation, CommandKey.HEADER, true, "1 to 200 printable characters; the same key is done once");
            }
            if (takes(method, IfMatch.class)) {
                header(operation, "If-Match", true, "The ETag of the version that is changed");
            }
            if (takes(method, Precondition.class)) {
                header(operation, "If-Match", false, "The ETag of the version that is changed");
                header(operation, "If-None-Match", false, "'*' where nothing may exist yet");
            }
            if (takes(method, PageQuery.class)) {
                query(operation, "cursor", schema("string"), "'next' of the page before");
                query(operation, "limit", schema("integer"), "Most items, 1 to 200; usually 50");
            }
            ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
            responses.addApiResponse("default", new ApiResponse().description("What went wrong")
                    .content(new Content().addMediaType("application/problem+json", new MediaType()
                            .schema(new JsonSchema().$ref("#/components/schemas/" + PROBLEM)))));
            return operation.responses(responses);
        };
    }

    private static Schema<?> problem() {
        Schema<?> error = schema("object").addProperty("pointer", string("JSON pointer")).addProperty("detail",
                string("What is wrong with this field"));
        Schema<?> errors = schema("array");
        errors.setItems(error);
        return schema("object").addProperty("type", string("Address of the problem's description"))
                .addProperty("title", string("Short title")).addProperty("status", schema("integer"))
                .addProperty("detail", string("What is wrong and what to do"))
                .addProperty("instance", string("Path of the request"))
                .addProperty("code", string("Stable kebab-case code"))
                .addProperty("traceId", string("32 hexadecimal digits to quote when asking for help"))
                .addProperty("errors", errors);
    }

    /** The description is OpenAPI 3.1, where a schema has a set of types. */
    private static Schema<?> schema(String type) {
        JsonSchema schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }

    private static Schema<?> string(String description) {
        return schema("string").description(description);
    }

    private static boolean has(HandlerMethod method, Class<? extends Annotation> annotation) {
        @Nullable
        Annotation found = method.getMethodAnnotation(annotation);
        return found != null;
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(one -> one.getParameterType() == type);
    }

    private static void header(Operation operation, String name, boolean required, String description) {
        operation.addParametersItem(new Parameter().in("header").name(name).required(required)
                .description(description).schema(schema("string")));
    }

    private static void query(Operation operation, String name, Schema<?> schema, String description) {
        operation.addParametersItem(
                new Parameter().in("query").name(name).required(false).description(description).schema(schema));
    }
}
