/** Problem details, idempotency keys, entity tags, pages. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.support.web;
