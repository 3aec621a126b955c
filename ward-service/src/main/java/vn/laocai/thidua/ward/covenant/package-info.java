/** The covenant: drafted, consulted, signed by every ward, in force. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.ward.covenant;
