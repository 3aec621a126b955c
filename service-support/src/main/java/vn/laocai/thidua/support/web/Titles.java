package vn.laocai.thidua.support.web;

/** Short titles of problems by their HTTP status. */
final class Titles {

    private Titles() {}

    static String of(int status, boolean english) {
        return switch (status) {
            case 400 -> english ? "Invalid request" : "Yêu cầu không hợp lệ";
            case 401 -> english ? "Sign-in needed" : "Cần đăng nhập";
            case 403 -> english ? "Not allowed" : "Không có quyền";
            case 404 -> english ? "Not found" : "Không tìm thấy";
            case 405 -> english ? "Method not allowed" : "Phương thức không được hỗ trợ";
            case 409 -> english ? "Conflict with the present state" : "Không phù hợp với trạng thái hiện tại";
            case 412 -> english ? "Changed meanwhile" : "Nội dung đã thay đổi";
            case 413 -> english ? "Too large" : "Nội dung quá lớn";
            case 415 -> english ? "Unsupported content type" : "Kiểu nội dung không được hỗ trợ";
            case 422 -> english ? "Rule broken" : "Không đúng quy định";
            case 423 -> english ? "Locked" : "Đang khóa";
            case 428 -> english ? "Precondition needed" : "Thiếu điều kiện tiên quyết";
            case 429 -> english ? "Too many requests" : "Quá nhiều yêu cầu";
            case 503 -> english ? "Temporarily unavailable" : "Tạm thời không phục vụ";
            default -> status >= 500
                    ? english ? "System error" : "Lỗi hệ thống"
                    : english ? "Request refused" : "Yêu cầu bị từ chối";
        };
    }
}
