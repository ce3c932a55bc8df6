package library;

@Path("/loans")
public class Loans {
    @RestClient
    MemberClient members;

    @GrpcClient("shelves")
    ShelvesGrpc.ShelvesBlockingStub shelves;

    @Inject
    S3Archive archive;

    @GET
    public Loan open(String id) {
        Member member = members.member(id);
        return shelves.reserve(member.request());
    }
}
