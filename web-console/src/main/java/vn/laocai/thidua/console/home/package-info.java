/** "Việc của tôi": what the signed-in person has to do first. */
@NullMarked
package vn.laocai.thidua.console.home;

import org.jspecify.annotations.NullMarked;
