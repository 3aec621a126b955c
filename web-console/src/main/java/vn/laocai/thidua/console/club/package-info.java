/** Clubs: state, founding document and roll of members. */
@NullMarked
package vn.laocai.thidua.console.club;

import org.jspecify.annotations.NullMarked;
