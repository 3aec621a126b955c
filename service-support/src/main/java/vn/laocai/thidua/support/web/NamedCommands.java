package vn.laocai.thidua.support.web;

import java.util.Arrays;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;

/** Finds at start what would else be found at the first request: a command that the audit could not name. */
final class NamedCommands implements SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    NamedCommands(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> nameless = mappings.stream().flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .filter(NamedCommands::takesContext).filter(method -> !method.hasMethodAnnotation(CommandName.class))
                .map(HandlerMethod::getShortLogMessage).sorted().toList();
        if (!nameless.isEmpty()) {
            throw new IllegalStateException("These take a CommandContext and lack @CommandName: " + nameless);
        }
    }

    private static boolean takesContext(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == CommandContext.class);
    }
}
