package book

import (
	"context"
	"errors"
	"strconv"
	"testing"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/request"
	"github.com/aws/aws-sdk-go/service/dynamodb"
	"github.com/aws/aws-sdk-go/service/dynamodb/dynamodbiface"
)

type row = map[string]*dynamodb.AttributeValue

// table is the ledger's table in memory, with the conditions that book uses.
type table struct {
	dynamodbiface.DynamoDBAPI
	rows      map[string]row
	conflicts int // so many transactions meet another one first
}

func rowKey(key row) string {
	return aws.StringValue(key["account_id"].S) + "|" + aws.StringValue(key["entry_id"].S)
}

func amount(v *dynamodb.AttributeValue) int64 {
	if v == nil {
		return 0
	}
	n, _ := strconv.ParseInt(aws.StringValue(v.N), 10, 64)
	return n
}

func (t *table) GetItemWithContext(_ aws.Context, in *dynamodb.GetItemInput, _ ...request.Option) (*dynamodb.GetItemOutput, error) {
	return &dynamodb.GetItemOutput{Item: t.rows[rowKey(in.Key)]}, nil
}

func (t *table) TransactWriteItemsWithContext(_ aws.Context, in *dynamodb.TransactWriteItemsInput, _ ...request.Option) (*dynamodb.TransactWriteItemsOutput, error) {
	reasons, failed := make([]*dynamodb.CancellationReason, len(in.TransactItems)), false
	for i, item := range in.TransactItems {
		code := "None"
		switch {
		case t.conflicts > 0:
			code = "TransactionConflict"
		case item.Put != nil && t.rows[rowKey(item.Put.Item)] != nil:
			code = "ConditionalCheckFailed"
		case item.Update != nil && item.Update.ConditionExpression != nil &&
			amount(t.rows[rowKey(item.Update.Key)]["balance"]) < amount(item.Update.ExpressionAttributeValues[":needed"]):
			code = "ConditionalCheckFailed"
		}
		failed = failed || code != "None"
		reasons[i] = &dynamodb.CancellationReason{Code: &code}
	}
	if failed {
		t.conflicts--
		return nil, &dynamodb.TransactionCanceledException{CancellationReasons: reasons}
	}
	for _, item := range in.TransactItems {
		if item.Put != nil {
			t.rows[rowKey(item.Put.Item)] = item.Put.Item
			continue
		}
		k := rowKey(item.Update.Key)
		sum := amount(t.rows[k]["balance"]) + amount(item.Update.ExpressionAttributeValues[":amount"])
		t.rows[k] = row{"balance": number(sum)}
	}
	return &dynamodb.TransactWriteItemsOutput{}, nil
}

func newBook(conflicts int) *Book {
	return &Book{DB: &table{rows: map[string]row{}, conflicts: conflicts}, Table: "wallet-ledger", Overdraft: "house", Attempts: 3}
}

func balances(t *testing.T, b *Book, want map[string]int64) {
	t.Helper()
	var sum int64
	for account, wanted := range want {
		got, err := b.Balance(context.Background(), account)
		if err != nil || got != wanted {
			t.Errorf("balance of %s: %d (%v), want %d", account, got, err, wanted)
		}
		sum += got
	}
	if sum != 0 {
		t.Errorf("the books are off by %d", sum)
	}
}

func TestPaymentIsBookedOnce(t *testing.T) {
	b, ctx := newBook(0), context.Background()
	for i, tr := range []Transfer{
		{"dep-1", "house", "acct-1", 1000},
		{"pay-1", "acct-1", "acct-2", 300},
		{"pay-1", "acct-1", "acct-2", 300},
	} {
		booked, err := b.Book(ctx, tr)
		if err != nil || booked != (i < 2) {
			t.Errorf("%+v: booked %v, err %v", tr, booked, err)
		}
	}
	balances(t, b, map[string]int64{"house": -1000, "acct-1": 700, "acct-2": 300})
}

func TestNobodyPaysWhatTheyDoNotHave(t *testing.T) {
	b := newBook(0)
	if _, err := b.Book(context.Background(), Transfer{"pay-1", "acct-1", "acct-2", 1}); !errors.Is(err, ErrInsufficientFunds) {
		t.Errorf("got %v", err)
	}
	balances(t, b, map[string]int64{"acct-1": 0, "acct-2": 0})
}

func TestKeyOfAnotherTransfer(t *testing.T) {
	b, ctx := newBook(0), context.Background()
	_, _ = b.Book(ctx, Transfer{"dep-1", "house", "acct-1", 1000})
	for _, tr := range []Transfer{{"dep-1", "house", "acct-1", 999}, {"dep-1", "house", "acct-2", 1000}} {
		if _, err := b.Book(ctx, tr); !errors.Is(err, ErrKeyReused) {
			t.Errorf("%+v: got %v", tr, err)
		}
	}
	balances(t, b, map[string]int64{"house": -1000, "acct-1": 1000, "acct-2": 0})
}

func TestConflictsAreTriedAgain(t *testing.T) {
	for conflicts, want := range map[int]error{2: nil, 3: ErrBusy} {
		b := newBook(conflicts)
		if _, err := b.Book(context.Background(), Transfer{"dep-1", "house", "acct-1", 5}); !errors.Is(err, want) {
			t.Errorf("%d conflicts: got %v, want %v", conflicts, err, want)
		}
	}
}
