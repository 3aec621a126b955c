package vn.laocai.thidua.support.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the command that a controller method takes, in kebab case, such as {@code sign-covenant}. The name stands in the
 * audit of what was accepted and of what was refused.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CommandName {

    /** The name, in the imperative and in kebab case. */
    String value();
}
