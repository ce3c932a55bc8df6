"""AWS operations in C#."""

from __future__ import annotations

from watari.survey.facts import AwsFact
from watari.survey.reading import read


def _calls(text: str) -> list[tuple[str, str, int]]:
    reading = read("fares/Store.cs", text.encode())
    assert not reading.notes
    return [
        (one.call.service, one.call.operation, one.call.evidence.line)
        for one in reading.facts
        if isinstance(one, AwsFact)
    ]


def test_methods_of_clients_given_made_and_asked_for() -> None:
    text = """using Amazon.S3;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
public class Tickets(IAmazonSimpleNotificationService notices)
{
    private readonly IAmazonS3 _files;
    public Tickets(IAmazonS3 files) { _files = files; }
    public async Task Print(IServiceProvider services)
    {
        await _files.PutObjectAsync(new PutObjectRequest { BucketName = "tickets" });
        await notices.PublishAsync("topic", "printed");
        var queue = services.GetRequiredService<IAmazonSQS>();
        var got = await queue.ReceiveMessageAsync("url");
        using var other = new AmazonS3Client();
        await other.ListObjectsV2Async(new ListObjectsV2Request());
        _files.Dispose();
    }
}
"""
    assert _calls(text) == [
        ("s3", "PutObject", 10),
        ("sns", "Publish", 11),
        ("sqs", "ReceiveMessage", 13),
        ("s3", "ListBucket", 15),
    ]


def test_helpers_stand_for_the_operations_behind_them() -> None:
    text = """using Amazon.DynamoDBv2.DataModel;
using Amazon.S3.Transfer;
class Fares
{
    private readonly IDynamoDBContext _context;
    async Task Keep(Fare fare, TransferUtility mover)
    {
        await _context.SaveAsync(fare);
        var old = await _context.LoadAsync<Fare>(fare.Id);
        await mover.UploadAsync("fares.csv", "fares");
        _context.Dispose();
    }
}
"""
    assert _calls(text) == [("dynamodb", "UpdateItem", 8), ("dynamodb", "GetItem", 9), ("s3", "PutObject", 10)]


def test_what_only_sounds_like_the_sdk_is_no_call() -> None:
    text = "class A { IAmazonianRiver river; void F() { river.Flow(); table.Query(); } Table table; }\n"
    assert _calls(text) == []
    assert _calls("using Amazon.S3;\nclass A { void F(IStore s3) { s3.PutObjectAsync(1); } }\n") == []
