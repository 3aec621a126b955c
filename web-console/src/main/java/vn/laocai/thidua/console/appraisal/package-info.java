/** Appraisal: the queue, single cells, official figures, and the ward's answer to what was adjusted. */
@NullMarked
package vn.laocai.thidua.console.appraisal;

import org.jspecify.annotations.NullMarked;
