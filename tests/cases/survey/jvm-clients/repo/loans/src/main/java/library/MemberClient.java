package library;

@Path("/members")
@RegisterRestClient(configKey = "members")
public interface MemberClient {
    @GET
    Member member(@PathParam("id") String id);
}
