/** Lists that only grow, newest first, kept in page documents that are read by their id. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.notification.paging;
