public final class Market {
    public static void main(String[] arguments) {
        System.out.println("ready");
    }
}
