package ferry;

public class Berths {
    private String url;

    public void setUrl(String url) {
        this.url = url;
    }

    public String url() {
        return url;
    }
}
