// Package book is double-entry bookkeeping on one DynamoDB table.
//
// Every account has one row with its balance (entry_id "BALANCE") and one row per
// transfer (entry_id "E#" and the payment's id). A transfer is one DynamoDB
// transaction: two entries that must not exist yet, two balances that move by
// the same amount. So a payment can't be booked twice, and money neither appears
// nor disappears.
package book

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/service/dynamodb"
	"github.com/aws/aws-sdk-go/service/dynamodb/dynamodbattribute"
	"github.com/aws/aws-sdk-go/service/dynamodb/dynamodbiface"

	"github.com/wallet-inc/ledger/internal/instance"
)

const (
	balanceRow  = "BALANCE"
	entryPrefix = "E#"
)

var (
	// ErrInsufficientFunds says that the payer has less than the amount.
	ErrInsufficientFunds = errors.New("insufficient funds")
	// ErrKeyReused says that the payment id stands for another transfer already.
	ErrKeyReused = errors.New("payment id was used for another transfer")
	// ErrBusy says that the accounts were in use by other transfers all the time.
	ErrBusy = errors.New("accounts are busy")
)

// Transfer moves an amount of yen from one account to another.
type Transfer struct {
	PaymentID string
	From, To  string
	Amount    int64
}

// Entry is one side of a transfer in the book of one account.
type Entry struct {
	AccountID    string          `json:"account_id" dynamodbav:"account_id"`
	EntryID      string          `json:"-" dynamodbav:"entry_id"`
	PaymentID    string          `json:"payment_id" dynamodbav:"payment_id"`
	Amount       int64           `json:"amount" dynamodbav:"amount"`
	Counterparty string          `json:"counterparty" dynamodbav:"counterparty"`
	BookedAt     time.Time       `json:"booked_at" dynamodbav:"booked_at"`
	Writer       instance.Writer `json:"writer" dynamodbav:"writer"`
}

// Book reads and writes the table. Safe for concurrent use.
type Book struct {
	DB     dynamodbiface.DynamoDBAPI
	Table  string
	Writer instance.Writer
	// Overdraft is the one account whose balance may be negative.
	Overdraft string
	Attempts  int
}

// Check fails where the table can't be reached.
func (b *Book) Check(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if _, err := b.DB.DescribeTableWithContext(ctx, &dynamodb.DescribeTableInput{TableName: &b.Table}); err != nil {
		return fmt.Errorf("table %s: %w", b.Table, err)
	}
	return nil
}

// Balance gives the balance in yen; 0 for an account that nothing was booked on.
func (b *Book) Balance(ctx context.Context, account string) (int64, error) {
	out, err := b.DB.GetItemWithContext(ctx, &dynamodb.GetItemInput{
		TableName:      &b.Table,
		Key:            key(account, balanceRow),
		ConsistentRead: aws.Bool(true),
	})
	if err != nil {
		return 0, fmt.Errorf("balance of %s: %w", account, err)
	}
	balance, ok := out.Item["balance"]
	if !ok {
		return 0, nil
	}
	return strconv.ParseInt(aws.StringValue(balance.N), 10, 64)
}

// Entries gives the entries of one account, at most limit, in the order of payment ids.
func (b *Book) Entries(ctx context.Context, account string, limit int64) ([]Entry, error) {
	out, err := b.DB.QueryWithContext(ctx, &dynamodb.QueryInput{
		TableName:              &b.Table,
		KeyConditionExpression: aws.String("account_id = :account AND begins_with(entry_id, :prefix)"),
		ExpressionAttributeValues: map[string]*dynamodb.AttributeValue{
			":account": {S: &account},
			":prefix":  {S: aws.String(entryPrefix)},
		},
		ConsistentRead: aws.Bool(true),
		Limit:          &limit,
	})
	if err != nil {
		return nil, fmt.Errorf("entries of %s: %w", account, err)
	}
	entries := []Entry{}
	return entries, dynamodbattribute.UnmarshalListOfMaps(out.Items, &entries)
}

// Book writes a transfer. Where it was written before, booked is false and
// nothing changes.
func (b *Book) Book(ctx context.Context, t Transfer) (booked bool, err error) {
	for attempt := 1; ; attempt++ {
		err := b.write(ctx, t)
		var canceled *dynamodb.TransactionCanceledException
		switch {
		case err == nil:
			return true, nil
		case !errors.As(err, &canceled):
			return false, fmt.Errorf("transfer %s: %w", t.PaymentID, err)
		case failedAt(canceled, 0) || failedAt(canceled, 1):
			return false, b.sameAsBefore(ctx, t)
		case failedAt(canceled, 2):
			return false, ErrInsufficientFunds
		case attempt >= b.Attempts:
			return false, ErrBusy
		}
		// Another transfer holds one of the accounts.
		select {
		case <-time.After(time.Duration(10+rand.Intn(20*attempt)) * time.Millisecond):
		case <-ctx.Done():
			return false, ctx.Err()
		}
	}
}

// write tries the transaction once. The order of the items matters to failedAt.
func (b *Book) write(ctx context.Context, t Transfer) error {
	now := time.Now().UTC()
	debit, err := b.putEntry(Entry{AccountID: t.From, Amount: -t.Amount, Counterparty: t.To}, t.PaymentID, now)
	if err != nil {
		return err
	}
	credit, err := b.putEntry(Entry{AccountID: t.To, Amount: t.Amount, Counterparty: t.From}, t.PaymentID, now)
	if err != nil {
		return err
	}
	_, err = b.DB.TransactWriteItemsWithContext(ctx, &dynamodb.TransactWriteItemsInput{
		TransactItems: []*dynamodb.TransactWriteItem{
			{Put: debit},
			{Put: credit},
			{Update: b.move(t.From, -t.Amount)},
			{Update: b.move(t.To, t.Amount)},
		},
	})
	return err
}

func (b *Book) putEntry(e Entry, paymentID string, now time.Time) (*dynamodb.Put, error) {
	e.PaymentID, e.EntryID, e.BookedAt, e.Writer = paymentID, entryPrefix+paymentID, now, b.Writer
	item, err := dynamodbattribute.MarshalMap(e)
	if err != nil {
		return nil, fmt.Errorf("encode entry: %w", err)
	}
	return &dynamodb.Put{
		TableName:           &b.Table,
		Item:                item,
		ConditionExpression: aws.String("attribute_not_exists(entry_id)"),
	}, nil
}

// move changes a balance; only the overdraft account may go below zero.
func (b *Book) move(account string, amount int64) *dynamodb.Update {
	update := &dynamodb.Update{
		TableName:                 &b.Table,
		Key:                       key(account, balanceRow),
		UpdateExpression:          aws.String("ADD balance :amount"),
		ExpressionAttributeValues: map[string]*dynamodb.AttributeValue{":amount": number(amount)},
	}
	if amount < 0 && account != b.Overdraft {
		update.ConditionExpression = aws.String("balance >= :needed")
		update.ExpressionAttributeValues[":needed"] = number(-amount)
	}
	return update
}

// sameAsBefore is nil where the entry that exists is of the same transfer.
func (b *Book) sameAsBefore(ctx context.Context, t Transfer) error {
	out, err := b.DB.GetItemWithContext(ctx, &dynamodb.GetItemInput{
		TableName:      &b.Table,
		Key:            key(t.From, entryPrefix+t.PaymentID),
		ConsistentRead: aws.Bool(true),
	})
	if err != nil {
		return fmt.Errorf("transfer %s: %w", t.PaymentID, err)
	}
	var before Entry
	if err := dynamodbattribute.UnmarshalMap(out.Item, &before); err != nil {
		return fmt.Errorf("decode entry: %w", err)
	}
	if before.Amount != -t.Amount || before.Counterparty != t.To {
		return ErrKeyReused
	}
	return nil
}

func failedAt(canceled *dynamodb.TransactionCanceledException, index int) bool {
	return index < len(canceled.CancellationReasons) &&
		aws.StringValue(canceled.CancellationReasons[index].Code) == "ConditionalCheckFailed"
}

func key(account, row string) map[string]*dynamodb.AttributeValue {
	return map[string]*dynamodb.AttributeValue{"account_id": {S: &account}, "entry_id": {S: &row}}
}

func number(n int64) *dynamodb.AttributeValue {
	return &dynamodb.AttributeValue{N: aws.String(strconv.FormatInt(n, 10))}
}
