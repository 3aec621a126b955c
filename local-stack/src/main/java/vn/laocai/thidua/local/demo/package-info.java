/** Season 2025 of the ward block, entered through the public APIs by the demo people. */
@NullMarked
package vn.laocai.thidua.local.demo;

import org.jspecify.annotations.NullMarked;
