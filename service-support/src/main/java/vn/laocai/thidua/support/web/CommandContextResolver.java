package vn.laocai.thidua.support.web;

import java.time.Clock;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.security.CurrentActor;
import vn.laocai.thidua.support.telemetry.Traces;

/** Gives controller methods the {@link CommandContext} or the {@link Actor} of the request. */
final class CommandContextResolver implements HandlerMethodArgumentResolver {

    private final Traces traces;
    private final Clock clock;

    CommandContextResolver(Traces traces, Clock clock) {
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CommandContext.class || parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest, @Nullable WebDataBinderFactory binderFactory) {
        Actor actor = CurrentActor.require();
        if (parameter.getParameterType() == Actor.class) {
            return actor;
        }
        HttpServletRequest request = Requests.of(webRequest);
        CommandName name = parameter.getMethodAnnotation(CommandName.class);
        if (name == null) {
            throw new IllegalStateException(
                    parameter.getExecutable() + " takes a CommandContext and lacks @CommandName");
        }
        CommandKey key = CommandKey.remembered(request);
        if (key == null) {
            key = CommandKey.read(request, actor);
        }
        return new CommandContext(actor, name.value(), key.scoped(), key.requestHash(),
                CorrelationId.trace(traces, request), clock.instant());
    }
}
