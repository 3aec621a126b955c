package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Reads one object of the map form and says where something is wrong; names that it does not know are refused. */
final class MapReader {

    private static final int LONGEST = 2000;

    private final String pointer;
    private final Map<String, Object> values;

    private MapReader(String pointer, Map<String, Object> values) {
        this.pointer = pointer;
        this.values = values;
    }

    static MapReader of(String pointer, @Nullable Object value, Set<String> names) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new BadTable(pointer, "Phần này phải là một đối tượng.", "This must be an object.");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, one) -> {
            String name = String.valueOf(key);
            if (!names.contains(name)) {
                throw new BadTable(pointer + "/" + name, "Không có trường “" + name + "”. Hãy bỏ trường này.",
                        "There is no field “" + name + "”. Leave it out.");
            }
            if (one != null) {
                values.put(name, one);
            }
        });
        return new MapReader(pointer, values);
    }

    String pointer() {
        return pointer;
    }

    @Nullable
    Object raw(String name) {
        return values.get(name);
    }

    BadTable bad(String name, String vi, String en) {
        return new BadTable(pointer + "/" + name, vi, en);
    }

    @Nullable
    String textOrNull(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text) || text.isBlank() || text.length() > LONGEST) {
            throw bad(name, "Hãy ghi một đoạn chữ, tối đa " + LONGEST + " ký tự.",
                    "Give a text of at most " + LONGEST + " characters.");
        }
        return text;
    }

    String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw bad(name, "Còn thiếu trường này.", "This field is missing.");
        }
        return text;
    }

    /** A decimal number, written as a string or as an integer; never as a binary fraction. */
    @Nullable
    BigDecimal decimalOrNull(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Integer number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof String text && isDecimal(text)) {
            return new BigDecimal(text);
        }
        throw bad(name, "Hãy ghi số thập phân trong dấu nháy, ví dụ \"12.5\".",
                "Write the decimal number as a string, such as \"12.5\".");
    }

    private static boolean isDecimal(String text) {
        return text.length() <= 30 && text.matches("-?[0-9]+(\\.[0-9]+)?");
    }

    BigDecimal decimal(String name) {
        BigDecimal number = decimalOrNull(name);
        if (number == null) {
            throw bad(name, "Còn thiếu trường này.", "This field is missing.");
        }
        return number;
    }

    int integer(String name) {
        if (!(values.get(name) instanceof Integer number)) {
            throw bad(name, "Hãy ghi một số nguyên.", "Give an integer.");
        }
        return number;
    }

    boolean flag(String name, boolean otherwise) {
        Object value = values.getOrDefault(name, otherwise);
        if (!(value instanceof Boolean flag)) {
            throw bad(name, "Hãy ghi true hoặc false.", "Give true or false.");
        }
        return flag;
    }

    LocalDate date(String name) {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeParseException e) {
            throw bad(name, "Hãy ghi ngày dạng 2025-12-31.", "Give a date such as 2025-12-31.");
        }
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, @Nullable E otherwise) {
        Object value = values.get(name);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        String known = List.of(type.getEnumConstants()).stream().map(Enum::name).collect(Collectors.joining(", "));
        throw bad(name, "Hãy chọn một trong: " + known + ".", "Choose one of: " + known + ".");
    }

    /** The members of a list, each read with its own pointer; an absent list is empty. */
    <T> List<T> list(String name, BiFunction<String, Object, T> reader) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> members)) {
            throw bad(name, "Phần này phải là một danh sách.", "This must be a list.");
        }
        List<T> read = new ArrayList<>();
        for (Object member : members) {
            String at = pointer + "/" + name + "/" + read.size();
            if (member == null) {
                throw new BadTable(at, "Phần tử này trống.", "This member is empty.");
            }
            read.add(reader.apply(at, member));
        }
        return read;
    }

    List<String> texts(String name) {
        return list(name, (at, member) -> {
            if (member instanceof String text && !text.isBlank()) {
                return text;
            }
            throw new BadTable(at, "Hãy ghi một đoạn chữ.", "Give a text.");
        });
    }
}
