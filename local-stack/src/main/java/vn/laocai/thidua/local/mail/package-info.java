/** The local stack's mail server and a page on which to read the mail. */
@NullMarked
package vn.laocai.thidua.local.mail;

import org.jspecify.annotations.NullMarked;
