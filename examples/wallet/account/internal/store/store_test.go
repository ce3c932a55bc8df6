package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/awserr"
	"github.com/aws/aws-sdk-go/aws/request"
	"github.com/aws/aws-sdk-go/service/dynamodb"
	"github.com/aws/aws-sdk-go/service/dynamodb/dynamodbiface"
)

// fakeDynamo is a table in a map; it understands the one condition we use.
type fakeDynamo struct {
	dynamodbiface.DynamoDBAPI
	items map[string]map[string]*dynamodb.AttributeValue
}

func (f *fakeDynamo) PutItemWithContext(_ aws.Context, in *dynamodb.PutItemInput, _ ...request.Option) (*dynamodb.PutItemOutput, error) {
	id := aws.StringValue(in.Item["id"].S)
	if _, taken := f.items[id]; taken && aws.StringValue(in.ConditionExpression) == "attribute_not_exists(id)" {
		return nil, awserr.New(dynamodb.ErrCodeConditionalCheckFailedException, "taken", nil)
	}
	f.items[id] = in.Item
	return &dynamodb.PutItemOutput{}, nil
}

func (f *fakeDynamo) GetItemWithContext(_ aws.Context, in *dynamodb.GetItemInput, _ ...request.Option) (*dynamodb.GetItemOutput, error) {
	return &dynamodb.GetItemOutput{Item: f.items[aws.StringValue(in.Key["id"].S)]}, nil
}

func newStore() *Store {
	return New(&fakeDynamo{items: map[string]map[string]*dynamodb.AttributeValue{}}, "wallet-accounts")
}

func TestCreateTwiceKeepsTheFirst(t *testing.T) {
	s, ctx := newStore(), context.Background()
	first := Account{ID: "acct-1", Owner: "Sora", Status: "open", CreatedAt: time.Unix(1700000000, 0).UTC()}
	if _, created, err := s.Create(ctx, first); err != nil || !created {
		t.Fatalf("first create: created %v, err %v", created, err)
	}
	got, created, err := s.Create(ctx, Account{ID: "acct-1", Owner: "Kaito"})
	if err != nil || created {
		t.Fatalf("second create: created %v, err %v", created, err)
	}
	if got.Owner != "Sora" || !got.CreatedAt.Equal(first.CreatedAt) {
		t.Errorf("the first account must stay: %+v", got)
	}
}

func TestGetMissing(t *testing.T) {
	if _, err := newStore().Get(context.Background(), "acct-9"); !errors.Is(err, ErrNotFound) {
		t.Errorf("want ErrNotFound, got %v", err)
	}
}
