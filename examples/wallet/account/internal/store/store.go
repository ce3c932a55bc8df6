// Package store keeps accounts in DynamoDB.
package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/awserr"
	"github.com/aws/aws-sdk-go/service/dynamodb"
	"github.com/aws/aws-sdk-go/service/dynamodb/dynamodbattribute"
	"github.com/aws/aws-sdk-go/service/dynamodb/dynamodbiface"
)

// ErrNotFound says that there is no account of that id.
var ErrNotFound = errors.New("no such account")

// Account is one row of the table.
type Account struct {
	ID        string    `json:"id" dynamodbav:"id"`
	Owner     string    `json:"owner" dynamodbav:"owner"`
	Status    string    `json:"status" dynamodbav:"status"`
	CreatedAt time.Time `json:"created_at" dynamodbav:"created_at"`
}

// Store reads and writes accounts. Safe for concurrent use.
type Store struct {
	db    dynamodbiface.DynamoDBAPI
	table string
}

// New gives a store on one table.
func New(db dynamodbiface.DynamoDBAPI, table string) *Store {
	return &Store{db: db, table: table}
}

// Check fails where the table can't be reached, which is the case without
// credentials, without a network, or in the wrong region.
func (s *Store) Check(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	_, err := s.db.DescribeTableWithContext(ctx, &dynamodb.DescribeTableInput{TableName: aws.String(s.table)})
	if err != nil {
		return fmt.Errorf("table %s: %w", s.table, err)
	}
	return nil
}

// Create writes a new account. Where one of that id exists already, it is given
// back as it is and created is false: callers may repeat a request.
func (s *Store) Create(ctx context.Context, account Account) (stored Account, created bool, err error) {
	item, err := dynamodbattribute.MarshalMap(account)
	if err != nil {
		return Account{}, false, fmt.Errorf("encode account %s: %w", account.ID, err)
	}
	_, err = s.db.PutItemWithContext(ctx, &dynamodb.PutItemInput{
		TableName:           aws.String(s.table),
		Item:                item,
		ConditionExpression: aws.String("attribute_not_exists(id)"),
	})
	var failure awserr.Error
	if errors.As(err, &failure) && failure.Code() == dynamodb.ErrCodeConditionalCheckFailedException {
		stored, err = s.Get(ctx, account.ID)
		return stored, false, err
	}
	if err != nil {
		return Account{}, false, fmt.Errorf("put account %s: %w", account.ID, err)
	}
	return account, true, nil
}

// Get reads one account; ErrNotFound where there is none.
func (s *Store) Get(ctx context.Context, id string) (Account, error) {
	out, err := s.db.GetItemWithContext(ctx, &dynamodb.GetItemInput{
		TableName:      aws.String(s.table),
		Key:            map[string]*dynamodb.AttributeValue{"id": {S: aws.String(id)}},
		ConsistentRead: aws.Bool(true),
	})
	if err != nil {
		return Account{}, fmt.Errorf("get account %s: %w", id, err)
	}
	if len(out.Item) == 0 {
		return Account{}, ErrNotFound
	}
	var account Account
	if err := dynamodbattribute.UnmarshalMap(out.Item, &account); err != nil {
		return Account{}, fmt.Errorf("decode account %s: %w", id, err)
	}
	return account, nil
}
