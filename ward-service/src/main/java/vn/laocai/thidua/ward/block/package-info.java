/** The emulation block: its members, its head by term, its secretaries. */
@org.jspecify.annotations.NullMarked
package vn.laocai.thidua.ward.block;
